// What an article's page loads: registers <gongwen-summary>.
import { GongwenSummary } from './summary-element.js';

if (typeof customElements !== 'undefined' && !customElements.get('gongwen-summary')) {
  customElements.define('gongwen-summary', GongwenSummary);
}
