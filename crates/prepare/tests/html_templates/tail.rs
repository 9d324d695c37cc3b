//! What follows the text.

use super::{TEXT, draft, text, with_tail};

/// What is read wrong of articles with such tails.
fn wrong<'a>(tails: &[&'a str]) -> Vec<(&'a str, Vec<String>)> {
    let read = tails.iter().map(|tail| (*tail, draft(&with_tail(tail)).paragraphs));
    read.filter(|(_, paragraphs)| *paragraphs != TEXT).collect()
}

#[test]
fn tags_pickers_and_feet_are_no_text() {
    let wrong = wrong(&[
        "<p>标签(TAG)：<a href=/t/1>职工</a> <a href=/t/2>工会</a></p>",
        "<p>本文标签：<a href=/t/1>职工</a></p>",
        "<p>【关键词】<a href=/t/1>职工</a> <a href=/t/2>工会</a></p>",
        "<p>标签 <a href=/tags/1>职工</a> <a href=/tags/2>夜校</a></p>",
        "<p><a href=/tag/zhigong>#职工</a> <a href=/tag/yexiao>#夜校</a></p>",
        "<div>下一组：<a href=/p/2>最美劳动者剪影</a></div>",
        "<div><a href=/p/1>上一图集</a> <a href=/p/2>下一图集</a></div>",
        "<p><a href=/1.jpg>查看原图</a></p>",
        "<p>点击图片进入下一页</p>",
        "<p>云河市总工会 版权所有　厂内电话：2317　建议使用800×600分辨率浏览</p>",
        "<p>您是第<img src=/c.cgi>位访客　站长信箱：<a href=mailto:a@example.cn>webmaster</a></p>",
        "<p>主办单位：云河市总工会　技术支持：云河云数科技有限公司</p>",
        "<p>本站最佳浏览效果：IE6.0以上 1024*768</p>",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_an_article_says_of_such_things_stays() {
    let own = [
        "标签：一张纸贴在门上，写着名字，就成了身份。",
        "下一组出场的是港务集团代表队，他们以三秒的优势夺冠。",
        "作品的版权所有人是工会，任何人不得转让。",
        "请用谷歌浏览器登录工会网上平台，填好表格后提交，三日内会有回复。",
        "地址：人民路1号三楼 邮编：330000 电话：0791-2317",
        "联系电话：2317，联系人：技术部 施工",
        "办理时间：周一至周五 受理单位：市总工会",
        "处理结果：已督促企业补发工资。",
        "支持工会的人越来越多",
        "图片简介里没有写他的名字，可是大家都认得他。",
    ];
    let is_lost = |own: &&&str| {
        let found = draft(&with_tail(&format!("<p>{own}</p><p>{}</p>", TEXT[0])));
        !found.paragraphs.iter().any(|text| text == **own)
    };
    let lost: Vec<&&str> = own.iter().filter(is_lost).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn a_gallery_keeps_its_text_and_credit() {
    for (button, intro, next) in [
        ("<a href=#>查看原图</a>", "<b>图片简介：</b><br>", "下一组：<a href=#>最美劳动者剪影</a>"),
        (
            "[<a href=#>点击查看大图</a>]",
            "<h4>图集介绍</h4>",
            "<a href=#>上一图集</a> <a href=#>下一图集</a>",
        ),
        ("<a href=#>浏览大图</a> | <a href=#>幻灯播放</a>", "【组图说明】<br>", "上一组：没有了"),
    ] {
        let html = format!(
            "<title>夜校剪影 - 云河市总工会</title><div class=content><h1>夜校剪影</h1>\
             <div>发布时间：2024-03-08 作者：卞江 摄 {button}</div><img src=1.jpg><div>{intro}{}<br>{}</div><div>{next}</div></div>",
            TEXT[0], TEXT[1]
        );
        let found = draft(&html);
        assert_eq!(found.author.as_deref().map(|author| author.trim_end_matches(" 摄")), Some("卞江"));
        assert_eq!(found.paragraphs, TEXT[..2], "{intro}");
    }
}

#[test]
fn comments_end_the_text() {
    for comments in [
        "<div class=comment><div class=comment-hd>全部评论（2）</div><div class=comment-item><b>海边的小石头</b><p>写得真好，支持工会办实事，希望我们镇上也有。</p><span>03-09 08:12</span></div></div>",
        "<div><h3>网友评论</h3><div><b>138****0021</b><p>请问怎么报名参加？我也想去学修水电，家里用得上。</p></div></div>",
        "<div>最新评论：</div><div>老范 2024-03-09 10:40</div><div>这才是为职工办实事，点赞，明年还要来。</div><div>小桂 2024-03-10 11:00</div><div>师傅教得好，听得懂，学得会，用得上。</div>",
        "<h4>3条评论</h4><p>快来抢沙发</p><p>登录后参与评论</p>",
        "<div><div>精彩跟帖(1)</div><div>1楼</div><div>好人一生平安，谢谢工会，谢谢老师。</div><div>回复(0)</div></div>",
    ] {
        assert_eq!(draft(&with_tail(comments)).paragraphs, TEXT, "{comments}");
    }
    // A newspaper quotes what readers wrote.
    let quoted = format!("<h3>网友评论</h3><p>网友“海边”说：{}</p><p>{}</p>", TEXT[1], TEXT[2]);
    assert_eq!(draft(&with_tail(&quoted)).paragraphs.len(), 5);
}

#[test]
fn posts_under_the_first_one_are_no_text() {
    let posts = "<p class=author><b>蓝布衫</b>发表于 2014-9-8 08:02:17</p><h3>工会办起夜校</h3>";
    let answers =
        "<p class=author><b>佟老师</b>发表于 2014-9-9 19:22:50</p>我也去了，剪纸课真有意思，老师教得细。";
    let html =
        format!("<title>工会办起夜校 - 云河论坛</title><div id=content>{posts}{}{answers}</div>", text());
    let found = draft(&html);
    assert_eq!((found.author.as_deref(), found.paragraphs.len()), (Some("蓝布衫"), 3));
}
