/* tslint:disable */
/* eslint-disable */

/** What sort of item an article is. */
export type Kind = 'article' | 'photo' | 'listing' | 'brief';

/** How an article was found; see the README. */
export type Match = 'literal' | 'words' | 'value' | 'alias' | 'pinyin' | 'partial' | 'similar';

/** First UTF-16 code unit, and the one after the last. */
export type TextRange = [start: number, end: number];

/** A heading inside a story. */
export interface Subhead {
    text: string;
    /** Number of the paragraph that it comes before, from 0. */
    before: number;
}

/** One story, its text as printed. */
export interface Article {
    id: string;
    source: string;
    /** The publisher that a web page names. */
    origin?: string;
    /** The author that a web page names. */
    author?: string;
    kind: Kind;
    title: string;
    kicker?: string;
    subtitle?: string;
    section?: string;
    byline?: string;
    reporters: string[];
    correspondents: string[];
    photographers: string[];
    /** `2025-06-10`, or `06-10` where the year is not known. */
    date?: string;
    places: string[];
    organisations: string[];
    paragraphs: string[];
    /** Headings inside the story. */
    subheads: Subhead[];
    captions: string[];
    credit?: string;
    url?: string;
    /** First and last line in the source, counted from 1. */
    source_lines: [number, number][];
    /** 0 to 1. */
    confidence: number;
}

export interface SearchOptions {
    /** Most hits to return; 20 if left out. */
    limit?: number;
    /** Hits to pass over first. */
    offset?: number;
    sort?: 'relevance' | 'date';
    /** Snippets for each hit, 0 to 2; 1 if left out. */
    snippets?: number;
    /** Characters that a snippet should not exceed; 80 if left out. */
    snippet_chars?: number;
    /** Which articles are wanted. With filters and no query all of these are listed. */
    filters?: Filters;
    /** Whether the answer counts the values of all facets; false if left out. */
    facets?: boolean;
    /** Whether the query is expanded by pinyin, aliases and fuzzy matching; true if left out. */
    expand?: boolean;
}

/** Values of one facet are alternatives; facets narrow together. */
export interface Filters {
    kind?: Kind | Kind[];
    /** `杭州市` includes all places in it. */
    place?: string | string[];
    organisation?: string | string[];
    /** Reporters, correspondents and photographers. */
    person?: string | string[];
    section?: string | string[];
    source?: string | string[];
    /** Year and month: `2025-06`. */
    date?: string | string[];
    /** First and last date, as `2025`, `2025-06` or `2025-06-10`; what has no full date is left out. */
    from?: string;
    to?: string;
}

export interface FacetValue {
    value: string;
    /** How many articles there would be if it were chosen. */
    count: number;
    /** The place that this one lies in. */
    parent?: string;
}

/** The values of every facet, the most frequent first; none without articles. */
export interface Facets {
    kind: FacetValue[];
    place: FacetValue[];
    organisation: FacetValue[];
    person: FacetValue[];
    section: FacetValue[];
    source: FacetValue[];
    date: FacetValue[];
}

export interface Snippet {
    text: string;
    ranges: TextRange[];
    /** Whether its sentence begins before it. */
    cut_start: boolean;
    /** Whether its sentence goes on after it. */
    cut_end: boolean;
}

export interface Hit {
    id: string;
    title: string;
    title_ranges: TextRange[];
    snippets: Snippet[];
    score: number;
    match: Match;
    kind: Kind;
    source: string;
    /** The publisher that a web page names. */
    origin?: string;
    byline?: string;
    section?: string;
    date?: string;
    url?: string;
    places: string[];
    /** The parts of the query that it holds, as they were typed; empty where it holds all of it as it was typed. */
    holds: string[];
    /** The parts that it does not hold. */
    lacks: string[];
}

/** How many articles were found in each way. */
export interface MatchCounts {
    literal: number;
    words: number;
    value: number;
    alias: number;
    pinyin: number;
    partial: number;
    similar: number;
}

/** A query that the reader may want. */
export interface Suggestion {
    text: string;
    /** In answers `words`, `pinyin` or `similar`; while typing what it is. */
    kind: 'words' | 'pinyin' | 'similar' | 'word' | 'person' | 'place' | 'organisation' | 'title';
}

export interface SearchResponse {
    query: string;
    /** How many articles were found in whatever way. */
    total: number;
    /** How many of them hold all that was asked, as it was asked; they come first. */
    full: number;
    /** How many were found in each way. */
    counts: MatchCounts;
    /** Whether pinyin, typos, and numbers in other written forms may find more, which were not looked for here. */
    incomplete: boolean;
    /** The parts that the query was cut into, as they were typed; empty where it was not cut. */
    parts: string[];
    hits: Hit[];
    /** What was searched beside or instead of the query: hits marked alias, pinyin or similar hold it. */
    via: string[];
    /** Other queries worth trying. */
    alternatives: Suggestion[];
    /** Over the articles found, if they were asked for. */
    facets?: Facets;
}

/** A stretch of text that is a match, or is none. */
export interface Segment {
    text: string;
    hit: boolean;
}

export interface SummaryOptions {
    /** At most this many sentences; 3 if neither this nor `max_chars` is given. */
    max_sentences?: number;
    /** At most this many characters; one sentence is given even if none fits. */
    max_chars?: number;
    /** Words that the summary should speak of. */
    query?: string;
}

export interface SummarySentence {
    text: string;
    /** Id of its article; empty for a text from outside the corpus. */
    article: string;
    title?: string;
    /** Number of its paragraph, from 0. */
    paragraph: number;
    /** Place in the paragraph, in UTF-16 code units. */
    start: number;
    end: number;
}

export interface Summary {
    sentences: SummarySentence[];
}

export interface Stats {
    articles: number;
    characters: number;
    index_bytes: number;
    version: string;
}

/** What every failing call throws. */
export interface GongwenError extends Error {
    name: 'GongwenError';
    code: 'not-an-index' | 'version' | 'corrupt' | 'unknown-article' | 'bad-option' | 'too-large';
}



/**
 * A corpus that can be searched and summed up.
 */
export class Engine {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * One article, whole. Throws a `GongwenError` when there is none with this id.
     */
    article(id: string): Article;
    /**
     * One text over the articles that answer a query; each sentence names its article.
     */
    digest(query: string, options?: SummaryOptions): Summary;
    /**
     * The corpus inside the module.
     */
    static embedded(): Engine;
    /**
     * What all articles can be narrowed by, with counts.
     */
    facets(): Facets;
    /**
     * Divides any text at the places where the query occurs; the segments joined give the text back.
     */
    highlight(text: string, query: string): Segment[];
    /**
     * The keywords of an article, the best first; all that are stored if `limit` is left out.
     */
    keywords(id: string, limit?: number | null): string[];
    /**
     * Opens the bytes of an index, as `gongwen index` writes them. Throws a `GongwenError`; of a forged file so may any
     * later call, where it reads what is damaged.
     */
    static open(index: Uint8Array): Engine;
    /**
     * The articles most like one, the best first; all that are stored if `limit` is left out. Throws a
     * `GongwenError` when there is none with this id.
     */
    related(id: string, limit?: number | null): Hit[];
    /**
     * Answers a query; whatever is typed is valid. Of a long one the first 1,000 characters are read.
     */
    search(query: string, options?: SearchOptions): SearchResponse;
    /**
     * What the corpus holds.
     */
    stats(): Stats;
    /**
     * What may be meant by the beginning of a query, in characters or pinyin, the best first; eight if
     * `limit` is left out.
     */
    suggest(prefix: string, limit?: number | null): Suggestion[];
    /**
     * Sums up a text from outside the corpus; a line of `body` is a paragraph, `title` may be empty.
     */
    summarizeText(title: string, body: string, options?: SummaryOptions): Summary;
    /**
     * Sums up an article in whole sentences. Throws a `GongwenError` when there is none with this id.
     */
    summarize(id: string, options?: SummaryOptions): Summary;
}

/**
 * Runs once when the module is loaded: a panic, should there ever be one, says where on the console.
 */
export function start(): void;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_engine_free: (a: number, b: number) => void;
    readonly engine_article: (a: number, b: number, c: number, d: number) => void;
    readonly engine_digest: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly engine_embedded: (a: number) => void;
    readonly engine_facets: (a: number, b: number) => void;
    readonly engine_highlight: (a: number, b: number, c: number, d: number, e: number, f: number) => void;
    readonly engine_keywords: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly engine_open: (a: number, b: number) => void;
    readonly engine_related: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly engine_search: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly engine_stats: (a: number, b: number) => void;
    readonly engine_suggest: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly engine_summarize: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly engine_summarizeText: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => void;
    readonly start: () => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __wbindgen_add_to_stack_pointer: (a: number) => number;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
