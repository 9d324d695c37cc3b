/** What the extras say. */
export const TEXT = {
  close: '关闭',
  forget: '清除最近搜索',
  price: '载入搜索（约 {kb} KB）',
};
