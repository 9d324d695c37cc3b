import { Firefox } from '../drivers/firefox.mjs';
import { modern } from './modern.mjs';

modern('Firefox', process.env.FIREFOX, Firefox);
