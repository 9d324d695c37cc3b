import { Chromium } from '../drivers/chromium.mjs';
import { modern } from './modern.mjs';

modern('Chromium', process.env.CHROMIUM, Chromium);
