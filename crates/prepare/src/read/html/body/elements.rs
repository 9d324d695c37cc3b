//! Names of elements that hold the text, and of those that never do.

/// Elements that contain the text in known content systems and nothing else. They count whatever they hold.
pub(super) const STRONG: &[(&str, &str)] = &[
    ("WeChat", "#js_content"),
    ("JCMS #zoom", "#zoom, #Zoom"),
    ("TRS", ".TRS_Editor, .trs_editor_view, .trs_paper_default, .TRS_UEDITOR, .trs_web"),
    ("VSB", ".v_news_content, [id^=vsb_content]"),
    ("WebPlus", ".wp_articlecontent"),
    ("gov.cn", "#UCAP-CONTENT, #UCAP-CONTENT1, .pages_content"),
    ("方正翔宇", "founder-content, #ozoom"),
    ("人民网", "#rwb_zw, .rm_txt_con, .box_con"),
    ("新华网", "#p-detail, #detailContent"),
    ("Discuz", "td.t_f, [id^=postmessage_]"),
    ("phpBB", ".postbody .content"),
    ("DedeCMS", ".viewbox .content"),
    ("PHPCMS", "#Article .content"),
    ("itemprop", "[itemprop=articleBody]"),
    ("WordPress", ".entry-content"),
    ("Hexo", ".article-entry"),
    ("新浪博客", "#sina_keyword_ad_area2, #artibody"),
    ("SharePoint", "[id$=RichHtmlField], .ms-rtestate-field"),
    ("工会网", "#ArticleBody"),
];

/// Elements that usually contain the text, and sometimes the whole page.
pub(super) const WEAK: &str = "#content, .content, #article, .article, #articleContent, .articleContent, .article-content, .article_content, \
    .article-body, .article_body, #articlebody, .articlebody, .art_con, .arc_body, .news_content, .newsContent, .news-content, \
    #newscontent, #news_content, .con_content, .post-content, .post-body, .post_content, .detail-content, .detail_content, \
    .detailContent, .detail, .info-content, .info_content, td#text, #text, .show_content, .nr, .zw, #zw, .xl_content, .txt, \
    .text, .cont, #cont, .con, .TextContent, .main-content, .markdown-body, .post, .single-content, .rich_media_content, \
    .contentbox, .content_body, .content-body, #ContentBody, #contentText, .Article_Content, .arti_content, .read, article, main, \
    [class*=article-content], [class*=articleContent], [class*=news_con], [id*=content], [class*=content]";

/// Parts of a page that are never the text, even inside its element.
pub(super) const NOISE: &str = "nav, footer, aside, marquee, .nav, .navbar, .footer, #footer, .sidebar, #sidebar, .breadcrumb, .breadcrumbs, .crumbs, \
    [class*=share], [class*=Share], .bdsharebuttonbox, .jiathis, .jiathis_style, .sharedaddy, [class*=related], [id*=related], \
    [class*=Related], .xgxw, .xgwz, .comments, #comments, #respond, .comment-list, .comments-area, #commentlist, .pager, \
    .pagination, .page-nav, .pages, .pagelist, .dede_pages, .epages, .page_css, .post-navigation, .nav-links, .post-nav, .prev-next, .prenext, \
    .content_page, .tags, .tag-list, .tagcloud, .post-tags, .entry-meta, .post-meta, .article-meta, .toc, #toc, .toc-wrapper, .copyright, .post-copyright, .digg, .newdigg, .vote, \
    .handle, .boxoff, .sign, .signatures, .pstatus, .jammer, .gutter, .headerlink, .author-bio, .author-box, .author-info, .author-card, .about-author, \
    .wp-block-post-author, .wp-block-post-author-biography, #ez-toc-container, .cmts, .cmt, .qr_code_pc, .rich_media_tool, #js_tags_preview_toast, \
    .reward, .original_area_primary, .profile_container, .print, #print, .bshare-custom, .fontsize, .closeprint, .wp-block-latest-posts, .widget, \
    .adsbygoogle, .ad, .ads, .editor_tool, .sy_up, .tool, .tools";
