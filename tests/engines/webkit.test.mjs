import { WebKit } from '../drivers/webkit.mjs';
import { staysWhite } from '../scenarios/layout.mjs';
import { modern } from './modern.mjs';

const program = process.env.WEBKIT_DRIVER;
const add = modern('WebKitGTK', program, WebKit);
// Its system is GTK, whose theme is chosen when the browser starts.
add('dark system', async () => {
  const browser = await WebKit.launch(String(program), { GTK_THEME: 'Adwaita:dark' });
  await staysWhite(browser).finally(() => browser.close());
});
