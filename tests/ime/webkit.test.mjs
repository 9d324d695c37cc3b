import test from 'node:test';
import { WebKit } from '../drivers/webkit.mjs';
import { typesPinyin } from './pinyin.mjs';

const program = process.env.WEBKIT_DRIVER;

test('WebKitGTK: real pinyin', { skip: program ? false : 'there is no WebKitGTK' }, async () => {
  const browser = await WebKit.launch(String(program), { GTK_IM_MODULE: 'ibus' }, []);
  await typesPinyin(browser).finally(() => browser.close());
});
