// The editor of newspaper pages as one script and one style sheet, which crates/site writes into the page of `gongwen review`.
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { minifiedCss, www } from './bundle.mjs';
import { ROOT } from './layout.mjs';

/** Where the crate has them. They are committed, so that the command builds without Node. */
export const REVIEW = path.join(ROOT, 'crates', 'site', 'src', 'review');

/** What is written there, by name. @returns {Promise<Record<string, string>>} */
export async function reviewFiles() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [www('review/main.js')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome80',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  // No text of the script may end it.
  const script = outputFiles[0].text.replace(/<(?=\/script|script|!--)/g, '\\x3c');
  const styles = await Promise.all(['page', 'review'].map((name) => minifiedCss(www(`review/${name}.css`))));
  return { 'review.js': script, 'review.css': styles.join('') };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [name, text] of Object.entries(await reviewFiles()))
    fs.writeFileSync(path.join(REVIEW, name), text);
}
