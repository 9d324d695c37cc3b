// What a page loads: registers the elements. Importing the classes alone (search-element.js) registers nothing.
import { GongwenSearch } from './search-element.js';

if (typeof customElements !== 'undefined' && !customElements.get('gongwen-search')) {
  customElements.define('gongwen-search', GongwenSearch);
}
