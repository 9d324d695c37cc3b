import { modern } from './modern.mjs';
import { WebKit } from './webkit.mjs';

modern('WebKitGTK', process.env.WEBKIT_DRIVER, (driver) => WebKit.launch(driver));
