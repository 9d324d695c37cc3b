// What comes before and after the list of results: what there is to browse, digests, the histogram of dates, an open
// article. A script of its own, so that the first results do not
// wait for it; it is loaded when it is first wanted, and it knows no engine: it is given what it shows.
import READER_CSS from './reader.css';
import { TEXT } from './text.js';

export { articleView } from './article.js';
export { browse } from './browse.js';
export { digestOf, fillDigest } from './digest.js';
export { fillHistogram } from './histogram.js';
export { marker } from './marker.js';

/**
 * @param {import('../app/host.js').Host} host the first that shows something of this script
 */
export function dress(host) {
  if (host.rephrase) host.rephrase(TEXT);
  host.dress(READER_CSS);
}
