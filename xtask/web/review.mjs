// The editor of newspaper pages as one script and one style sheet, which crates/site writes into the page of `gongwen review`.
import fs from 'node:fs';
import path from 'node:path';
import { minifiedCss, pageScript, www } from './bundle.mjs';
import { ROOT } from './layout.mjs';

/** Where the crate has them. They are committed, so that the command builds without Node. */
export const REVIEW = path.join(ROOT, 'crates', 'site', 'src', 'review');

/** What is written there, by name. @returns {Promise<Record<string, string>>} */
export async function reviewFiles() {
  const script = await pageScript(www('review/main.js'));
  const styles = await Promise.all(['page', 'review'].map((name) => minifiedCss(www(`review/${name}.css`))));
  return { 'review.js': script, 'review.css': styles.join('') };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [name, text] of Object.entries(await reviewFiles()))
    fs.writeFileSync(path.join(REVIEW, name), text);
}
