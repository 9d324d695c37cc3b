// The widget's small modules against the one for programs: the same answers, from fewer bytes. Needs no browser.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { hitsOf } from '../../www/app/ranges.js';
import { instantiate } from '../../www/app/wasm.js';
import { EXPANSION_PACKAGE, ROOT, SEARCH_PACKAGE, SUMMARY_PACKAGE } from '../../xtask/web/layout.mjs';
import { ARTICLES } from './gold.mjs';

const bytes = (/** @type {string} */ folder) => fs.readFileSync(path.join(folder, 'gongwen_bg.wasm'));
const whole = path.join(ROOT, 'target', 'wasm-pkg');
const { default: init, Engine } = await import(path.join(whole, 'gongwen.js'));
await init({ module_or_path: bytes(whole) });
const engine = Engine.embedded();
const ask = await instantiate(bytes(SEARCH_PACKAGE));
const askExpansion = await instantiate(bytes(EXPANSION_PACKAGE));
assert.equal(askExpansion({ ask: 'open', corpus: ask({ ask: 'corpus' }) }), true);
const askSummarizer = await instantiate(bytes(SUMMARY_PACKAGE));

const IDS = ARTICLES.map(({ id }) => id);
const QUERIES = [
  '工会',
  '业工',
  'AI',
  '“产业工人队伍”',
  '工匠 -北京',
  '区块链钱包',
  '',
  '标题:工匠',
  '培训工匠',
  'gonghui',
  '2025年',
  '"\\\n\u0001',
];

/** Scores lose their last digits on the way to the widget, which shows none. */
const plain = (/** @type {unknown} */ value) =>
  JSON.parse(
    JSON.stringify(value, (key, inner) => (/^(score|confidence)$/.test(key) ? inner.toFixed(4) : inner)),
  );

test('modules: the widget’s searches are those of Engine', () => {
  for (const query of QUERIES) {
    for (const sort of ['relevance', 'date']) {
      const wanted = engine.search(query, { limit: 7, sort, facets: true });
      const request = { ask: 'search', query, limit: 7, sort, facets: true };
      assert.deepEqual(plain(askExpansion(request)), plain(wanted), query);
      // The search module says where it does not know all.
      const first = ask(request);
      if (!first.incomplete) assert.deepEqual(plain(first), plain(wanted), query);
      const literal = first.hits.filter((/** @type {{ match: string }} */ { match }) => match === 'literal');
      assert.deepEqual(plain(literal), plain(wanted.hits.slice(0, literal.length)), query);
    }
  }
});

test('modules: the widget’s filters are those of Engine', () => {
  for (const [facet, values] of Object.entries(engine.facets())) {
    if (values.length === 0) continue; // the seeds have no full date
    const [{ value }] = values;
    const wanted = engine.search('工会', { limit: 5, filters: { [facet]: value } });
    assert.ok(wanted.total > 0 && wanted.total < engine.search('工会').total, `${facet}: ${value}`);
    assert.deepEqual(
      plain(ask({ ask: 'search', query: '工会', limit: 5, [facet]: value })),
      plain(wanted),
      facet,
    );
  }
});

test('modules: the widget’s suggestions, keywords and related articles are those of Engine', () => {
  for (const prefix of ['工', 'gongh', '劳动', '']) {
    assert.deepEqual(askExpansion({ ask: 'suggest', prefix, limit: 5 }), plain(engine.suggest(prefix, 5)));
  }
  for (const id of IDS) {
    assert.deepEqual(ask({ ask: 'keywords', id, limit: 4 }), plain(engine.keywords(id, 4)));
    assert.deepEqual(plain(ask({ ask: 'related', id, limit: 4 })), plain(engine.related(id, 4)));
  }
  assert.equal(ask({ ask: 'related', id: 'no such article', limit: 4 }), null);
});

test('modules: the widget’s articles and marks are those of Engine', () => {
  for (const id of IDS) {
    const article = ask({ ask: 'article', id });
    assert.deepEqual(plain(article), plain(engine.article(id)));
    for (const paragraph of article.paragraphs) {
      const segments = ask({ ask: 'highlight', query: '工会 AI', text: paragraph });
      assert.deepEqual(segments, plain(engine.highlight(paragraph, '工会 AI')));
    }
  }
  assert.equal(ask({ ask: 'article', id: 'no such article' }), null);
  assert.equal(ask({ ask: 'no such request', query: 'x' }), null);
});

test('modules: without a corpus the one that expands queries has no response, and takes no other bytes for one', async () => {
  const fresh = await instantiate(bytes(EXPANSION_PACKAGE));
  const request = { ask: 'search', query: '工会', limit: 5 };
  assert.equal(fresh(request), null);
  for (const corpus of ['', 'AAAA', '!']) assert.equal(fresh({ ask: 'open', corpus }), false, corpus);
  assert.equal(fresh(request), null);
});

test('modules: the summariser chooses the sentences that Engine.summarize chooses', () => {
  let compared = 0;
  for (const id of IDS) {
    const article = engine.article(id);
    for (const count of [1, 3, 5]) {
      const wanted = engine.summarize(id, { max_sentences: count }).sentences;
      const { kind, kicker, title, subtitle, captions, paragraphs } = article;
      const fields = { max_sentences: count, kicker, title, subtitle, captions, paragraphs };
      const sentences = kind === 'listing' ? [] : askSummarizer({ ask: 'summarize', ...fields });
      // The article has no id there.
      const placed = wanted.map((/** @type {object} */ sentence) => ({ ...sentence, article: '' }));
      assert.deepEqual(sentences, plain(placed), id);
      compared += wanted.length;
    }
  }
  assert.ok(compared > IDS.length, 'there was something to compare');
});

test('modules: places of a query are counted in UTF-16 code units', () => {
  const places = (/** @type {string} */ query, /** @type {string} */ text) =>
    hitsOf(askSummarizer({ ask: 'highlight', query, text }));
  const text = '😀工会与ＡＩ，工会';
  assert.deepEqual(places('工会', text), [
    [2, 4],
    [8, 10],
  ]);
  assert.deepEqual(places('ai', text), [[5, 7]]);
  assert.deepEqual(places('', ''), []);
});

/** Pieces of text that programs stumble over: of several scripts, in pairs and alone. */
const PIECES = [
  '工会',
  '业',
  'Wi-Fi',
  'é',
  '\u0301',
  '😀',
  '\uD83D',
  '\uDE00',
  'א',
  '\u202E',
  '\u200B',
  '。',
  '“',
  '\n',
  ' ',
  '３',
];

test('modules: any text is given back, lone surrogates as the sign of what cannot be read', () => {
  let seed = 7;
  const random = (/** @type {number} */ bound) =>
    (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) % bound;
  const text = (/** @type {number} */ most) =>
    Array.from({ length: random(most) }, () => PIECES[random(PIECES.length)]).join('');
  const readable = (/** @type {string} */ text) =>
    text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
  for (let round = 0; round < 500; round++) {
    const [printed, query] = [text(40), text(4)];
    const segments = engine.highlight(printed, query);
    assert.equal(
      segments.map((/** @type {{ text: string }} */ { text }) => text).join(''),
      readable(printed),
    );
    const { sentences } = engine.summarizeText(query, printed);
    const whole = readable(printed).replaceAll('\n', '');
    for (const sentence of sentences) assert.ok(whole.includes(sentence.text), JSON.stringify(printed));
    engine.search(query);
  }
});
