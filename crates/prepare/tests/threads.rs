//! The bytes of an index do not depend on how many threads make it.

#![allow(clippy::unwrap_used)]

use gongwen_engine::Article;
use gongwen_prepare::index;
use rayon::ThreadPoolBuilder;

/// More than the articles of two blocks, so that the work of one block meets that of others.
const ARTICLES: usize = 1_100;

/// Articles of sentences that come again in other company: words, phrases and names recur, some only in a few articles.
fn corpus() -> Vec<Article> {
    const SENTENCES: [&str; 11] = [
        "本报讯（记者吴晓静）近日，温州市总工会举办职工技能大赛。",
        "“守好红色根脉”活动在玉环工匠学院启动，外卖骑手踊跃参加。",
        "新就业形态劳动者说，有了工会，大家就有了自己的娘家。",
        "工资集体协商覆盖企业二百家，职工王海珍说，收入增长了8.5%。",
        "职工之家占地700平方米，配有ＡＩ健身房和Wi-Fi。",
        "勞動模範張師傅介紹，技術創新離不開團隊。",
        "暴雨过后，工会驿站为户外劳动者送去姜茶。",
        "重庆、长沙的银行职工在朝阳广场调研产业工人队伍建设改革。",
        "女职工权益保障月里，法律援助走进企业。",
        "三八节前夕，“春风行动”招聘会提供岗位3000个。",
        "DeepSeek培训班开课，数字技能成了新的竞赛项目。",
    ];
    let sentence = |number: usize, salt: usize| SENTENCES[(number * salt + number / 11) % SENTENCES.len()];
    (0..ARTICLES)
        .map(|number| Article {
            id: format!("made-{number}"),
            title: sentence(number, 3).chars().take(9 + number % 7).collect(),
            paragraphs: vec![
                format!("{}{}", sentence(number, 5), sentence(number, 7)),
                format!("第{number}号：{}", sentence(number, 2)),
            ],
            reporters: vec![String::from("吴晓静")],
            organisations: vec![String::from("温州市总工会")],
            places: vec![String::from("台州市玉环市")],
            ..Article::default()
        })
        .collect()
}

#[test]
fn any_number_of_threads_makes_the_same_bytes() {
    let with = |threads: usize| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| index(corpus())).unwrap()
    };
    let one = with(1);
    for threads in [2, 3, 8] {
        assert!(with(threads) == one, "{threads} threads");
    }
}
