import { Firefox } from './firefox.mjs';
import { modern } from './modern.mjs';

modern('Firefox', process.env.FIREFOX, (program) => Firefox.launch(program));
