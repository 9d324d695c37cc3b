use super::*;

fn raw(text: &str) -> Vec<RawLine> {
    let line = |(at, line): (usize, &str)| RawLine { number: at + 1, text: line.to_owned() };
    text.split('\n').enumerate().map(line).collect()
}

/// The lines that print, in the order in which they are read.
fn read(text: &str) -> Vec<String> {
    let texts = separate_columns(raw(text)).into_iter().map(|line| line.text.trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let page = [
        "      通栏标题横跨两栏的一行字在这里",
        "",
        "  近日，夜校开班     下课以后，老师",
        "了，来的人很多，     留下来答疑。",
        "有桥吊司机，有理       书屋也同时开",
        "货员，都坐在长凳     放，借书的人排",
        "上，听老师傅讲设     到了门口，都说",
        "备点检的窍门，到     这样真好，以后",
        "很晚才回去，路上     还要再来的。",
    ];
    assert_eq!(
        read(&page.join("\n")),
        [
            "通栏标题横跨两栏的一行字在这里",
            "近日，夜校开班",
            "了，来的人很多，",
            "有桥吊司机，有理",
            "货员，都坐在长凳",
            "上，听老师傅讲设",
            "备点检的窍门，到",
            "很晚才回去，路上",
            "下课以后，老师",
            "留下来答疑。",
            "书屋也同时开",
            "放，借书的人排",
            "到了门口，都说",
            "这样真好，以后",
            "还要再来的。",
        ]
    );
}

#[test]
fn rows_of_the_next_column_may_lie_between_those_of_the_first() {
    let page = [
        "近日，夜校开班了",
        "                     下课以后，老师留",
        "，来的人很多，有     下来答疑。书屋也",
        "桥吊司机，有理货     同时开放，借书的",
        "员，都坐在长凳上     人排到了门口，都",
        "，听老师傅讲设备     说这样真好，以后",
        "                     还来。",
        "点检的窍门，还有     大家都这么说了。",
        "各种办法，听到夜     管理员也很高兴。",
        "里才走。",
    ];
    let lines = read(&page.join("\n"));
    assert_eq!(lines[0], "近日，夜校开班了");
    assert_eq!(lines[7], "里才走。");
    assert_eq!(lines[8], "下课以后，老师留");
}

#[test]
fn one_blank_is_a_gutter_where_the_lines_around_show_it() {
    let page = [
        "近日，港区夜校开 下课以后，老师傅",
        "班，来的人很多， 留下来给大家答",
        "说好。           疑，书屋也开了。",
        "他们坐在长凳上   借书的人排到门",
        "听老师傅讲点检   口，管理员说。",
        "的窍门，一直听   大家都说这样好",
        "到很晚才回去。   以后还要再来。",
        "路上大家还在说   老师也很高兴。",
        "今天学到的办法   书屋下月再开。",
    ];
    let lines = read(&page.join("\n"));
    assert_eq!(lines[..3], ["近日，港区夜校开", "班，来的人很多，", "说好。"]);
}

#[test]
fn justified_lines_lose_the_blanks_between_all_characters() {
    let run = |text: &str| Run { row: 0, number: 1, x0: 0, x1: 0, text: text.to_owned() };
    assert_eq!(run("远） 6 月 30 日 23 时， 随 着").closed_up(), "远）6月30日23时，随着");
    assert_eq!(run("本报讯（记者 李凡 张越）近日，夜校").closed_up(), "本报讯（记者 李凡 张越）近日，夜校");
}

#[test]
fn one_wide_space_sets_no_columns_apart() {
    let page = "第一条　为加强管理，制定本办法。\n第二条　本办法适用于各单位。\n第三条　奖励由委员会确定。\n第四条　违章的予以批评。\n第五条　本办法由工会解释。\n第六条　本办法自公布之日起施行。";
    assert_eq!(separate_columns(raw(page)), raw(page));
}

#[test]
fn rows_of_a_table_stay_whole() {
    let rows = [
        "项目    普通市民   会员",
        "羽毛球   40元     15元",
        "乒乓球   20元     免费",
        "健身房   25元     10元",
    ];
    let page = [rows, rows].concat().join("\n");
    assert_eq!(separate_columns(raw(&page)), raw(&page));
}

#[test]
fn prose_with_spaces_is_left_alone() {
    let page = "记者 张三  通讯员 李四\n这是一行很长的没有空格的文字\n这是一行很长的没有空格的文字";
    assert_eq!(separate_columns(raw(page)), raw(page));
}

#[test]
fn where_a_wide_character_takes_two_cells_an_indented_line_keeps_its_blank() {
    // The blank before `QC` is as far to the right of its line as the column is wide, were the indent counted twice.
    let page = [
        "　　云河港务通讯员沙小鸥报道 QC小        下课以后，老师留下来答疑，也不急着",
        "组近日在码头技师工作室里开课，有些       走，把每个人的问题都记在本子上，回",
        "桥吊司机和理货员，都坐在长凳上，听       去想好了再来讲。书屋也同时开放，借",
        "老师傅讲设备点检的窍门，到10点才回       书的人排到了门口。管理员说，每周三",
        "去。第二天一早，他们又到现场去试了       晚上都会开到九点半钟，周末还有读书",
        "一试，才知道2024年哪里还没有弄懂，       会，大家轮流讲一讲心得，来的人比上",
        "又回去问。老师傅把图画在黑板上，一       个月多了许多，以后还要再来的，也带",
        "遍一遍地讲，直到30人都会了才下课，       家人一起来看看新到的书和杂志，还有",
        "大家都说值得。                           旧报纸。",
    ];
    let lines = read(&page.join("\n"));
    assert_eq!(lines.first().map(String::as_str), Some("云河港务通讯员沙小鸥报道 QC小"), "{lines:?}");
    assert_eq!(lines.len(), 18, "{lines:?}");
}

#[test]
fn full_lines_beside_lines_that_hang_out_are_no_headings() {
    // Curly quotes count two cells and are set in one: lines that have some hang out of their column.
    let page = [
        "夜校“开门”“接客”，来     下课以后，老师留下",
        "的人都说“好”和“妙”。     来答疑，书屋也同时",
        "　　老师傅讲设备点检       开放。借书的人排到",
        "窍门，一直讲到很晚，       门口，都说这样好，",
        "“先看”“后听”“再摸”，   以后还要再来。老师",
        "这句话大家都记住了。       也很高兴，说明天还",
        "　　路上大家还在说起       要再讲一遍，请大家",
        "今天学的办法，都说这       把问题都记下来，带",
        "“一看”“二听”“三摸”     到课上来问。",
        "好记。",
    ];
    let lines = separate_columns(raw(&page.join("\n")));
    let at = lines.iter().position(|line| line.text.contains("老师傅讲设备点检")).expect("the line");
    assert!(lines[at].text.starts_with('　'), "{lines:?}");
    assert!(!lines[at - 1].text.is_empty() && !lines[at + 1].text.is_empty(), "{lines:?}");
}

#[test]
fn an_empty_line_between_headings_of_a_typed_page_stays() {
    let page = [
        "工会重点工作创新案例",
        "                           以花为媒拥抱幸福",
        "首创新城职工之家赋能",
        "                           　　近日，夜校开班，",
        "　　本报讯（记者李凡       来的人很多，有桥吊",
        "）下课以后，老师留下       司机，也有理货员，",
        "来答疑，书屋也同时开       都坐在长凳上，听老",
        "放，借书的人排到门口       师傅讲设备点检的窍",
        "，都说这样真好，以后       门，一直听到很晚才",
        "还要再来。                 回去。",
    ];
    let lines = separate_columns(raw(&page.join("\n")));
    let at = lines.iter().position(|line| line.text == "首创新城职工之家赋能").expect("the line");
    assert!(lines[at - 1].text.is_empty(), "{lines:?}");
}

#[test]
fn columns_of_a_part_of_the_page_are_read_one_after_the_other() {
    let wide = "　　横贯整个版面的一段文字写了港区夜校开班的消息，来上课的人坐满了礼堂，都说办得好。";
    let part = [
        "  给微笑留点空间              加班餐补的心思",
        "",
        "◇诸葛晴                      ◇易　简",
        "　　窗口要求职工露齿，        　　有单位规定，加班到",
        "拍照打卡少一颗扣分，结        九点才有餐补，早一分都",
        "果职工嘴角僵了，群众心        没有。于是不少人耗在办",
        "里别扭。微笑是情绪，不        公室，活没多干，灯倒多",
        "是标准件，考核的尺子要        亮了一个钟头。好制度应",
        "量对地方，好经才会念好        当奖励效率，把餐补和加",
        "，数牙齿不如数群众少跑        班审批挂钩，比和打卡时",
        "了几趟，少等了几分钟，        间挂钩要聪明。",
        "大家才会满意。",
    ];
    let page: Vec<&str> = std::iter::repeat_n(wide, 30)
        .chain([""])
        .chain(part)
        .chain(["", "微言大义"])
        .chain([wide; 20])
        .collect();
    let lines = read(&page.join("\n"));
    let at = |text: &str| lines.iter().position(|line| line.contains(text)).unwrap_or_default();
    assert_eq!(lines.len(), page.iter().filter(|line| !line.is_empty()).count() + 10);
    assert!(at("给微笑") < at("诸葛晴") && at("诸葛晴") < at("大家才会满意"), "{lines:?}");
    assert!(at("大家才会满意") < at("加班餐补") && at("加班餐补") < at("有单位规定"), "{lines:?}");
    assert!(at("亮了一个钟头") < at("微言大义"));
}

#[test]
fn a_table_within_text_is_read_row_by_row() {
    let wide = "　　横贯整个版面的一段文字写了港区夜校开班的消息，来上课的人坐满了礼堂，都说办得好。";
    let table = [
        "公益书法课程        每周一晚上七点",
        "职工摄影入门课        六月三日上午",
        "安全生产讲座        六月十八日下午两点半",
        "夏季送清凉活动启动        七月中旬",
        "女职工健康知识讲座        七月二十一日",
        "工间操比赛决赛        八月三日上午",
    ];
    let page: Vec<&str> = [wide; 30].into_iter().chain(table).chain([wide; 20]).collect();
    let lines = read(&page.join("\n"));
    assert_eq!(lines.len(), page.len());
}

/// A page of one column, but for these rows.
fn within_text(rows: &[&str]) -> Vec<String> {
    let wide = "　　横贯整个版面的一段文字写了港区夜校开班的消息，来上课的人坐满了礼堂，都说办得好。";
    let page: Vec<&str> = [wide; 30].into_iter().chain(rows.iter().copied()).chain([wide; 20]).collect();
    read(&page.join("\n")).into_iter().filter(|line| !wide.contains(line.as_str())).collect()
}

#[test]
fn columns_whose_lines_hang_out_are_read_one_after_the_other() {
    let lines = within_text(&[
        "给老师傅　　　　　　　　　　　　　　　少发些通知",
        "留一间屋子",
        "　　前几天回厂里，见几位老师　　　　某车间主任对我说，他一星",
        "傅坐在门口下棋，问起来都是年　　期收到十二份通知，件件都是",
        "轻时的好手。　　　　　　　　　　“今天上报”。",
        "　　他们的手艺攒了四十年，说　　　　件件都急，等于哪一件也不",
        "放下就放下，太可惜了。　　　　　急，真急的反倒看不见了。",
        "　　厂里不妨设一间“师傅之家”，　　发通知的人写下第一个字以",
        "请他们每星期来上两天，带徒弟，　前，先问一问自己：这件事真",
        "会会诊，花钱不多。　　　　　　　有那么急吗？（李凡）",
        "（王雨）",
    ]);
    let at = |text: &str| lines.iter().position(|line| line.contains(text)).expect(text);
    assert!(at("给老师傅") < at("轻时的好手") && at("轻时的好手") < at("王雨"), "{lines:?}");
    assert!(at("王雨") < at("少发些通知") && at("少发些通知") < at("有那么急吗"), "{lines:?}");
}

#[test]
fn columns_with_digits_and_ends_of_paragraphs_are_read_one_after_the_other() {
    let lines = within_text(&[
        "　　本报讯　“这样算一笔，一天　　　电气车间改工装见效",
        "浪费的料够买两台电扇！”6月　　　　 　　本报讯　电气车间李凡用",
        "30日，在铸造车间造型班的班　　　　旧气缸做了一套压线的工装，",
        "前会上，听完财务员讲课的赵　　　　压一根线从4分钟缩短到50",
        "铁山说。　　　　　　　　　　　　　秒。",
        "　　今年以来，车间工会请财务　　　　　6月下旬，它被评为二季",
        "员和技术员到班组讲课，已经　　　　度的一等奖，得了1500元。",
        "讲了56场。　　　　　　　　　　　　（王　雨）",
    ]);
    let at = |text: &str| lines.iter().position(|line| line.contains(text)).expect(text);
    assert!(at("讲了56场") < at("改工装见效") && at("改工装见效") < at("得了1500元"), "{lines:?}");
}

#[test]
fn a_part_of_a_page_ends_where_its_columns_do() {
    let lines = within_text(&[
        "来信　　　　　　　　　　　　　　　　答复",
        "路灯何时能亮　　　　　　　　　　　　南门路的路灯亮了",
        "　　我们是城南厂里的工人。门　　　　收到来信后，记者找到了城",
        "前这条路的路灯坏了两个多月，下　　南管委会。那里的人说，这是因为",
        "夜班的女工要结伴走，问了几次，　　电缆被挖断了，已在5月6日修",
        "请报社也帮我们问上一问。（赵铁）　好，并向大家道歉。（记者 王",
        "（城南厂 女工）　　　　　　　　　　雨）",
        "下班路上的女工。　李凡 摄",
    ]);
    let at = |text: &str| lines.iter().position(|line| line.contains(text)).expect(text);
    assert!(at("路灯何时能亮") < at("请报社也帮") && at("请报社也帮") < at("收到来信后"), "{lines:?}");
    assert!(at("收到来信后") < at("并向大家道歉") && at("雨）") < at("下班路上的女工"), "{lines:?}");
}
