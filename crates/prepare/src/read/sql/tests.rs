use crate::read::testing::{articles_of, failure_of, reading_of, torture, warnings_of};

const DEDE: &str = r"-- DedeCMS
DROP TABLE IF EXISTS `dede_archives`;
CREATE TABLE `dede_archives` (
  `id` mediumint(8) unsigned NOT NULL default '0',
  `typeid` smallint(5) NOT NULL,
  `arcrank` smallint(6),
  `title` char(60) NOT NULL default '',
  `writer` char(20), `source` char(30), `pubdate` int(10),
  PRIMARY KEY  (`id`), KEY `a` (`arcrank`,`typeid`)
) TYPE=MyISAM;
INSERT INTO `dede_archives` VALUES('1','2','0','夜校\'开班\'','李凡','云河日报','1709859600');
INSERT INTO `dede_archives` VALUES('3','2','-2','已删','','','1709859600');
INSERT INTO `dede_addonarticle` (`aid`,`typeid`,`body`) VALUES (1,2,'<p>近日，夜校开班；\r\n职工\\来上课。</p>'),(3,2,'x');
INSERT INTO dede_arctype(id,typename) VALUES(2,'要闻');
INSERT INTO `dede_admin` VALUES('1','admin','f297a57a5a743894a0e4');
";

#[test]
fn a_dump_of_dedecms_in_gbk_is_read() {
    let bytes = encoding_rs::GB18030.encode(DEDE).0.into_owned();
    let read = articles_of("dede.sql", &bytes);
    assert_eq!(read.len(), 1);
    let article = &read[0];
    assert_eq!((article.id.as_str(), article.title.as_str()), ("1", "夜校'开班'"));
    assert_eq!(article.paragraphs, ["近日，夜校开班；职工\\来上课。"]);
    assert_eq!((article.section.as_deref(), article.date.as_deref()), (Some("要闻"), Some("2024-03-08")));
    assert_eq!((article.author.as_deref(), article.origin.as_deref()), (Some("李凡"), Some("云河日报")));
    assert_eq!(warnings_of("dede.sql", &bytes), ["1 records are not published and left out"]);
}

#[test]
fn dumps_of_other_systems_are_read() {
    let phpcms = "INSERT INTO `v9_news` (`id`,`catid`,`title`,`status`,`inputtime`,`url`) VALUES ('5','6','甲','99','1709859600','http://a.cn/5.html'),('6','6','乙','1','1','');\
                  INSERT INTO `v9_news_data` (`id`,`content`,`copyfrom`) VALUES ('5','一。','云河日报|0');\
                  INSERT INTO `v9_category` (`catid`,`catname`) VALUES ('6','要闻');";
    let empire = "insert into `phome_ecms_news` (id,classid,title,ftitle,newstime) values('5','6','甲','副','2024-03-08 09:00:00');\
                  insert into `phome_ecms_news_data_1` (id,newstext,befrom,writer) values('5','一。','云河日报','李凡');\
                  insert into phome_enewsclass(classid,classname) values(6,'要闻');";
    let wordpress = "INSERT INTO `wp_posts` (`ID`,`post_author`,`post_date`,`post_content`,`post_title`,`post_status`,`post_name`,`post_type`,`guid`) VALUES\
                     (5,1,'2024-03-08 09:00:00','<!-- wp:paragraph -->\\n<p>一。</p>','甲','publish','a','post','http://a.cn/?p=5'),\
                     (6,1,'2024-03-08 09:00:00','二。','甲','inherit','5-revision-v1','revision','');";
    let discuz = "INSERT INTO pre_forum_post (pid,fid,tid,first,author,subject,dateline,message,invisible) VALUES\
                  ('5','6','7','1','李凡','甲','1709859600','一。','0'),('8','6','7','0','王五','','1709859600','回复','0');\
                  INSERT INTO pre_forum_forum (fid,name) VALUES ('6','要闻');";
    let server = "SET IDENTITY_INSERT [dbo].[News] ON\nINSERT [dbo].[News] ([ID], [Title], [Content], [AddTime]) VALUES (5, N'甲', N'一。\\', CAST(N'2024-03-08T09:00:00.000' AS DateTime))\nGO\n";
    let sqlite = "PRAGMA foreign_keys=OFF;\nCREATE TABLE IF NOT EXISTS \"articles\" (\"id\" integer primary key, \"title\" text, \"body\" text, \"created_at\" text);\nINSERT INTO articles VALUES(5,'甲','一。','2024-03-08');";
    for (name, dump) in [
        ("phpcms", phpcms),
        ("empire", empire),
        ("wordpress", wordpress),
        ("discuz", discuz),
        ("server", server),
        ("sqlite", sqlite),
    ] {
        let read = articles_of("a.sql", dump.as_bytes());
        assert_eq!(read.len(), 1, "{name}");
        assert_eq!((read[0].id.as_str(), read[0].title.as_str()), ("5", "甲"), "{name}");
        assert_eq!(read[0].date.as_deref(), Some("2024-03-08"), "{name}");
        assert_eq!(read[0].paragraphs[0].trim_end_matches('\\'), "一。", "{name}");
        let has_section = ["phpcms", "empire", "discuz"].contains(&name);
        assert_eq!(read[0].section.as_deref(), has_section.then_some("要闻"), "{name}");
    }
}

#[test]
fn a_dump_without_articles_is_an_error() {
    assert!(failure_of("a.sql", b"CREATE TABLE a (id int);").contains("no INSERT"));
    assert!(failure_of("a.sql", "INSERT INTO t (id,name) VALUES (1,'甲');".as_bytes()).contains("no INSERT"));
}

#[test]
fn hostile_dumps_are_no_crash() {
    torture("a.sql", DEDE.as_bytes());
    for deep in
        ["(", "INSERT INTO a VALUES (", "/*", "'", "\\", "insert ", "create table a (", "`", "[", "--"]
    {
        let _ = reading_of("a.sql", deep.repeat(100_000).as_bytes());
    }
}
