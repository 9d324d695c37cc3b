//! The TypeScript types of what JS hands over and gets, written into the generated `.d.ts`.
//! Offsets are UTF-16 code units.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
/** What sort of item an article is. */
export type Kind = 'article' | 'photo' | 'listing' | 'brief';

/** How an article was found; see the README. */
export type Match = 'literal' | 'words' | 'partial' | 'pinyin' | 'alias' | 'similar';

/** First UTF-16 code unit, and the one behind the last. */
export type TextRange = [start: number, end: number];

/** One story, its text as printed. */
export interface Article {
  id: string;
  source: string;
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
  /** Headings inside the story, each with the number of the paragraph that it stands before. */
  subheads: { text: string; before: number }[];
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
}

export interface Snippet {
  text: string;
  ranges: TextRange[];
  /** Whether its sentence begins before it. */
  cut_start: boolean;
  /** Whether its sentence goes on behind it. */
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
  byline?: string;
  section?: string;
  date?: string;
  url?: string;
  places: string[];
}

export interface Suggestion {
  text: string;
  kind: string;
}

export interface SearchResponse {
  query: string;
  /** How many articles were found, partial ones included. */
  total: number;
  /** How many of them hold all that was asked; they come first. */
  full: number;
  hits: Hit[];
  /** Other queries worth trying, when nothing was found. */
  alternatives: Suggestion[];
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
";
