// What the builder page says. A page with `?lang=en` in its address has the English column.
const STRINGS = {
  title: ['工闻：做一个站内搜索', 'Gongwen: a search box for your site'],
  intro: [
    '把网站的文件夹（或它的压缩包）拖到这里。文件只在您的电脑上读，不会发送到任何地方。',
    'Drop the folder of your site (or a zip of it) here. The files are read on your computer and sent nowhere.',
  ],
  folder: ['选择文件夹…', 'Choose a folder…'],
  files: ['选择文件或压缩包…', 'Choose files or a zip…'],
  reading: ['正在读取 {done}/{total}', 'Reading {done} of {total}'],
  left: ['，大约还要 {seconds} 秒', ', about {seconds} s left'],
  building: ['正在生成…', 'Building…'],
  cancel: ['取消', 'Cancel'],
  cancelled: ['已取消。', 'Cancelled.'],
  totals: [
    '共 {files} 个文件：{articles} 篇文章，{doubtful} 篇待核对；{other} 个不含文章，{failed} 个读不了。',
    '{files} files: {articles} articles, {doubtful} to check; {other} without articles, {failed} not read.',
  ],
  empty: ['没有文件。请拖入网站的文件夹。', 'There is no file. Drop the folder of your site.'],
  table: ['读到的文章（待核对的在前）', 'What was read (to check first)'],
  state: ['状态', 'State'],
  heading: ['标题', 'Title'],
  date: ['日期', 'Date'],
  section: ['栏目', 'Section'],
  kind: ['类型', 'Kind'],
  file: ['文件', 'File'],
  rules: ['依据', 'Rule'],
  check: ['待核对', 'to check'],
  fine: ['好', 'fine'],
  failed: ['读不了', 'not read'],
  unread: ['不读的类型', 'kind not read'],
  corrected: ['已改', 'corrected'],
  more: ['还有 {count} 行没有列出', '{count} more rows'],
  look: ['核对：{title}', 'Check: {title}'],
  text: ['读出的文字', 'The text that was read'],
  original: ['原文', 'The original'],
  leaveOut: ['这不是文章，不要收进去', 'This is no article: leave it out'],
  splitHere: ['从第 {line} 行起另成一篇', 'A new article from line {line}'],
  merge: ['与上一篇合成一篇', 'Join with the article before'],
  keep: ['记下更正', 'Keep the correction'],
  kept: ['记下了，重新读取后生效。', 'Kept; it counts when the files are read again.'],
  again: ['按更正重新读取', 'Read again with the corrections'],
  settings: ['设置', 'Settings'],
  site: ['网站名称', 'Name of the site'],
  url: ['网站地址（https://…）', 'Address of the site (https://…)'],
  body: ['正文的选择器', 'Selector of the body'],
  words: ['网站自己的词（用空格隔开）', 'Words of your own (blanks between)'],
  hot: ['搜索框里的热词（用空格隔开）', 'Words that the box offers (blanks between)'],
  saveSettings: ['保存设置和更正（gongwen.toml）', 'Save settings and corrections (gongwen.toml)'],
  build: ['生成搜索', 'Build the search'],
  built: [
    '{articles} 篇文章，索引 {bytes} 字节。先试一试：',
    '{articles} articles, an index of {bytes} bytes. Try it:',
  ],
  save: ['保存压缩包（gongwen-site.zip）', 'Save the zip (gongwen-site.zip)'],
  paste: ['怎样放到网站上', 'How to put it on your site'],
  steps: [
    '1. 解开压缩包。2. 用 FTP 把里面的 gongwen 文件夹传到网站的根目录。3. 把下面几行贴进网页里要出现搜索框的地方：',
    '1. Unpack the zip. 2. Upload its folder gongwen to the root of your site by FTP. 3. Paste these lines where the box shall be:',
  ],
  preview: ['试用搜索', 'Try the search'],
  article: ['文章', 'article'],
  photo: ['图片', 'photo'],
  listing: ['预告', 'listing'],
  brief: ['简讯', 'brief'],
};

const column = new URLSearchParams(location.search).get('lang') === 'en' ? 1 : 0;
export const LANGUAGE = column ? 'en' : 'zh-CN';

/**
 * A string with its places filled in.
 * @param {keyof typeof STRINGS} name @param {Record<string, string | number>} [values]
 */
export const say = (name, values = {}) =>
  STRINGS[name][column].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));
