import test from 'node:test';
import { Chromium } from '../drivers/chromium.mjs';
import { typesPinyin } from './pinyin.mjs';

const program = process.env.CHROMIUM;
const WINDOW = ['--ozone-platform=x11', '--gtk-version=3', '--window-position=0,0', '--window-size=1000,700'];

test('Chromium: real pinyin', { skip: program ? false : 'there is no Chromium' }, async () => {
  const browser = await Chromium.launch(String(program), WINDOW);
  await typesPinyin(browser).finally(() => browser.close());
});
