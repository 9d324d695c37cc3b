/** What the box itself says; the program's own texts lie in app/text.js. */
export const TEXT = {
  label: '站内搜索',
  search: '搜索',
  clear: '清除',
  retry: '重试',
  failed: '搜索组件未能启动。',
  fallback: '已改用普通搜索。',
};
