/** What the extras say. */
export const TEXT = {
  close: '关闭',
};
