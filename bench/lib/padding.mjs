// The same articles with more round them: pages with longer templates, files of records with longer markup, one zip.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { Random } from './random.mjs';

/**
 * So many bytes of a template that no reader of the page sees: scripts, comments, styles, a third each.
 * @param {number} bytes
 */
function template(bytes) {
  const random = new Random(5);
  const number = () => random.below(1e9);
  const lines = (/** @type {() => string} */ line) => {
    let text = '';
    while (text.length < bytes / 3) text += line();
    return text;
  };
  const script = lines(() => `function f${number()}(a) { return a > ${number()} ? 'k${number()}' : a; }\n`);
  const comment = lines(() => `Template ${number()} of block ${number()}\n`);
  const style = lines(() => `.c${number()} { width: ${number() % 999}px }\n`);
  return `<script>${script}</script><!--${comment}--><style>${style}</style>`;
}

/** All files below a folder. @param {string} folder */
function filesBelow(folder) {
  const names = /** @type {string[]} */ (fs.readdirSync(folder, { recursive: true })).sort();
  return names.filter((name) => fs.statSync(path.join(folder, name)).isFile());
}

/**
 * Copies a folder of pages, each with so many bytes of template more. A page in UTF-16 stays as it is.
 * @param {string} from
 * @param {string} to
 * @param {number} bytes
 */
export function padPages(from, to, bytes) {
  const more = Buffer.from(template(bytes));
  for (const name of filesBelow(from)) {
    const page = fs.readFileSync(path.join(from, name));
    const end = page.lastIndexOf('</body>');
    const at = end < 0 ? page.length : end;
    const isWide = page[0] >= 0xfe && page[1] >= 0xfe;
    fs.mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    fs.writeFileSync(
      path.join(to, name),
      isWide ? page : Buffer.concat([page.subarray(0, at), more, page.subarray(at)]),
    );
  }
}

/**
 * Puts a folder into one zip, its files as they are: the zip is as large as they are together.
 * @param {string} folder
 * @param {string} zip
 */
export function zipFolder(folder, zip) {
  const out = fs.openSync(zip, 'w');
  let at = 0;
  /** @type {Buffer[]} */
  const directory = [];
  for (const name of filesBelow(folder)) {
    const bytes = fs.readFileSync(path.join(folder, name));
    const [named, head, sizes] = [Buffer.from(name), Buffer.alloc(12), Buffer.alloc(16)];
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(1 << 11, 2);
    sizes.writeUInt32LE(zlib.crc32(bytes), 0);
    sizes.writeUInt32LE(bytes.length, 4);
    sizes.writeUInt32LE(bytes.length, 8);
    sizes.writeUInt16LE(named.length, 12);
    const fields = Buffer.concat([head.subarray(0, 10), sizes]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, entry, named);
    at += fs.writeSync(out, Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, named, bytes]));
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(14);
  end.writeUInt16LE(directory.length / 4, 0);
  end.writeUInt16LE(directory.length / 4, 2);
  end.writeUInt32LE(entries.length, 4);
  end.writeUInt32LE(at, 8);
  fs.writeSync(out, Buffer.concat([entries, Buffer.from('PK\x05\x06\0\0\0\0', 'latin1'), end]));
  fs.closeSync(out);
}

/** @typedef {{ title: string, date?: string, paragraphs: string[] }} Article */

/** How one article stands in a file of each format, and what is before and after them. */
const FORMATS = {
  jsonl: { head: '', each: json, between: '\n', foot: '\n' },
  json: { head: '{"code":0,"data":{"list":[', each: json, between: ',', foot: ']}}' },
  csv: {
    head: 'id,title,content,date\n',
    each: (/** @type {Article} */ article, /** @type {number} */ id, /** @type {string} */ body) =>
      [`${id}`, article.title, body, article.date ?? '']
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(','),
    between: '\n',
    foot: '\n',
  },
  sql: {
    head: 'CREATE TABLE `news` (`id` int, `title` text, `content` text, `pubdate` date);\n',
    each: (/** @type {Article} */ article, /** @type {number} */ id, /** @type {string} */ body) => {
      const cells = [article.title, body, article.date ?? ''].map(
        (cell) => `'${cell.replaceAll("'", "''")}'`,
      );
      return `INSERT INTO \`news\` VALUES (${id},${cells.join(',')});`;
    },
    between: '\n',
    foot: '\n',
  },
  xml: {
    head: '<?xml version="1.0"?><rss version="2.0"><channel>',
    each: (/** @type {Article} */ article, /** @type {number} */ id, /** @type {string} */ body) =>
      `<item><title><![CDATA[${article.title}]]></title><wp:post_id>${id}</wp:post_id><wp:status>publish</wp:status>` +
      `<content:encoded><![CDATA[${body}]]></content:encoded><wp:post_type>post</wp:post_type></item>`,
    between: '\n',
    foot: '</channel></rss>',
  },
};

/** @param {Article} article @param {number} id @param {string} body */
function json({ title, date }, id, body) {
  return JSON.stringify({ id: String(id), title, content: body, pubdate: date ?? '' });
}

/** The formats of files of records. */
export const RECORDS = /** @type {(keyof typeof FORMATS)[]} */ (Object.keys(FORMATS));

/**
 * Writes articles into one file, each with so many bytes of pictures more in its text, as editors paste them.
 * @param {string} file
 * @param {keyof typeof FORMATS} format
 * @param {Article[]} articles
 * @param {number} bytes
 */
export function writeRecords(file, format, articles, bytes) {
  const { head, each, between, foot } = FORMATS[format];
  const picture = bytes
    ? `<p><img src="data:image/png;base64,${'iVBORw0KGgoAAAANSUhE'.repeat(bytes / 20)}"></p>`
    : '';
  const out = fs.openSync(file, 'w');
  fs.writeSync(out, head);
  articles.forEach((article, at) => {
    const body =
      article.paragraphs.map((text) => `<p>${text.replaceAll('<', '&lt;')}</p>`).join('') + picture;
    fs.writeSync(out, (at ? between : '') + each(article, at + 1, body));
  });
  fs.writeSync(out, foot);
  fs.closeSync(out);
}
