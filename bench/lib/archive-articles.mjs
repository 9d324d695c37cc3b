// Makes an archive of articles out of outside texts, always the same.
//
// Each article draws sentences at random out of a few texts, so that it has a subject; some sentences are put together of clauses of
// two. So no two articles are the same, but sentences come back in many of them, in which such a corpus differs from a real one.
import fs from 'node:fs';
import path from 'node:path';
import { jsonLines } from './command.mjs';
import { Random } from './random.mjs';

const SEED = 20_261_129;
/** One of so many sentences is put together of two. */
const MIXED = 4;
/** Texts of which one article is made. */
const SUBJECTS = 3;
/** Days over which the dates are spread. */
const DAYS = 1826;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const MILLISECONDS_A_DAY = 86_400_000;
/** Characters of the text of an article. */
const TEXT = { least: 120, most: 480 };
/** One paragraph holds so many sentences on average. */
const SENTENCES = 3;

/**
 * The articles of a file or of all `.jsonl` files of a folder: lines with `title` and `body`.
 * @param {string} input
 * @returns {{ title: string, body: string, category?: string }[]}
 */
export function outsideTexts(input) {
  const files = fs.statSync(input).isDirectory()
    ? fs
        .readdirSync(input)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => path.join(input, name))
    : [input];
  const lines = files.flatMap((file) => jsonLines(fs.readFileSync(file, 'utf8')));
  return lines.filter(({ title, body, refs }) => title && body && !refs);
}

/** A sentence whose first half is of one and whose second half is of another. */
function mixed(/** @type {string} */ first, /** @type {string} */ second) {
  const [before, after] = [first.split('，'), second.split('，')];
  return [
    ...before.slice(0, Math.ceil(before.length / 2)),
    ...after.slice(Math.floor(after.length / 2)),
  ].join('，');
}

/**
 * Calls `each` with every article.
 * @param {{ title: string, body: string, category?: string }[]} texts
 * @param {number} count
 * @param {(article: { id: string, title: string, body: string, date: string, section?: string }) => void} each
 */
export function makeArchive(texts, count, each) {
  const random = new Random(SEED);
  const sentences = texts.map(({ body }) => body.match(/[^。！？\n]{4,}[。！？]/gu) ?? [body]);
  for (let number = 0; number < count; number++) {
    const subjects = Array.from({ length: SUBJECTS }, () => random.below(texts.length));
    const pick = () => random.one(sentences[random.one(subjects) ?? 0]) ?? '';
    const head = texts[subjects[0]];
    const length = TEXT.least + random.below(TEXT.most - TEXT.least + 1);
    let body = '';
    while (body.length < length) {
      body += random.below(MIXED) ? pick() : mixed(pick(), pick());
      if (!random.below(SENTENCES)) body += '\n';
    }
    const day = new Date(FIRST_DAY + random.below(DAYS) * MILLISECONDS_A_DAY);
    each({
      id: `n${number}`,
      title: head.title,
      body: body.trim(),
      date: day.toISOString().slice(0, 10),
      section: head.category,
    });
  }
}
