/** What the program says over an archive, beside app/text.js. */
export const TEXT = {
  searching: '正在查找……已下载 {kb} KB',
  lost: '有一部分数据没有取到。',
  renewed: '搜索已经更新，请刷新网页。',
  about: '（约数）',
};
