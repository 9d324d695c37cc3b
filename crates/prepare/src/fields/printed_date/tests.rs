use super::{field_date, number_date, of_days, printed_date, to_days};

#[test]
fn every_form_is_the_same_day() {
    for text in [
        "2024-3-8",
        "2024/03/08 12:00",
        "2024.3.8",
        "20240308",
        "20240308093000",
        "2024年3月8日",
        "2024 年 3 月 8 日",
        "２０２４年３月８日",
        "二〇二四年三月八日",
        "二○二四年三月八日",
        "[08-03-2024]",
        "Fri, 08 Mar 2024 09:00:00 +0800",
        "Thu, 07 Mar 2024 16:30:00 GMT",
        "8 March 2024",
        "08-Mar-2024",
        "Mar. 08, 2024",
        "三月 8, 2024",
        "星期五, 三月 8th, 2024 10:20",
        "周五, 2024, 三月 8 - 10:20",
        "March 8, 2024",
        "Fri Mar 08 2024 09:00:00 GMT+0800 (中国标准时间)",
        "2024-03-08T09:00:00+08:00",
        "2024-03-07T16:00:00.000Z",
        "2024-03-08 09:00:00.0",
        "2024-03-08-23:59:59",
        "1709859600",
        "1709859600000",
        "45359",
        "45359.375",
        "3/8/2024 9:00:00 PM",
        "周五, 03/08/2024 - 10:20",
        "3/8/2024",
        "发布时间：2024-03-08 09:00 来源：本站",
    ] {
        assert_eq!(field_date(text).as_deref(), Some("2024-03-08"), "{text}");
    }
}

#[test]
fn what_is_no_date_gives_none() {
    for text in [
        "",
        "近日",
        "3月8日",
        "12345",
        "2024",
        "2024-13-01",
        "2024-02-30",
        "13812345678",
        "1.2.3",
        "012024-03-081",
        "10.2024.3.8.5.1",
        "三月八日",
        "三月 8, 9 两日",
        "十三月 8, 2024",
        "0",
        "-1",
        "NaN",
        "inf",
        "1e300",
    ] {
        assert_eq!(field_date(text), None, "{text}");
    }
    assert_eq!(printed_date("得票 3/8/2024"), None, "only with a time");
    assert_eq!(printed_date("45359"), None);
}

#[test]
fn the_first_date_of_a_text_counts() {
    assert_eq!(printed_date("二〇二四年十二月三十一日至2025年1月2日").as_deref(), Some("2024-12-31"));
    assert_eq!(printed_date("编号 2024-99-99，2024-01-02").as_deref(), Some("2024-01-02"));
    assert_eq!(printed_date("二○二○年十一月廿八日").as_deref(), Some("2020-11-28"));
    assert_eq!(printed_date("〇三年十二月二十二日").as_deref(), Some("2003-12-22"));
    assert_eq!(printed_date("九八年五月一日").as_deref(), Some("1998-05-01"));
    assert_eq!(printed_date("十年三月八日"), None);
    assert_eq!(printed_date("02-28-2024").as_deref(), Some("2024-02-28"));
    assert_eq!(field_date("28/2/2024").as_deref(), Some("2024-02-28"));
    assert_eq!(printed_date("中華民國103年3月26日").as_deref(), Some("2014-03-26"));
    assert_eq!(printed_date("民國102.05.07").as_deref(), Some("2013-05-07"));
    assert_eq!(printed_date("民国26年7月7日"), None, "a year of the past");
}

#[test]
fn days_go_there_and_back() {
    for days in (-40_000..60_000).step_by(17) {
        let date = of_days(days);
        let part = |range: std::ops::Range<usize>| date[range].parse().unwrap_or(0);
        assert_eq!(to_days(part(0..4), part(5..7), part(8..10)), days);
    }
    assert_eq!(number_date(951_782_400.0).as_deref(), Some("2000-02-29"));
}
