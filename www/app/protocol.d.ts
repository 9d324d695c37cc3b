// What the widget can ask its wasm modules, and how they respond. Written by `BLESS=1 cargo test -p gongwen protocol`
// from the declarations in src/search.rs, src/expansion.rs, src/outside.rs, src/hosted.rs and src/summary.rs.
import type { Article, Hit, SearchResponse, Segment, Suggestion, SummarySentence } from 'gongwen';
import type {
  HostedArticle,
  HostedRelated,
  HostedResponse,
  HostedSuggestions,
  OpenedArchive,
  SuppliedFiles,
} from '../hosted/responses.js';

/** The corpus; null where there is no response. */
export interface SearchModule {
  /** The articles that answer a query, narrowed by facets, as far as no expansion is needed. */
  search(request: {
    query: string;
    limit: number;
    sort?: string;
    facets?: boolean;
    kind?: string | string[];
    place?: string | string[];
    organisation?: string | string[];
    person?: string | string[];
    section?: string | string[];
    source?: string | string[];
    date?: string | string[];
  }): SearchResponse | null;
  /** The corpus in base64url, for the expansion module. */
  corpus(): string | null;
  /** One article, whole; null where there is none with this id. */
  article(request: { id: string }): Article | null;
  /** The segments of a text with the query marked; joined they give the text back. */
  highlight(request: { query: string; text: string }): Segment[] | null;
  /** The articles most like one. */
  related(request: { id: string; limit: number }): Hit[] | null;
  /** The keywords of an article. */
  keywords(request: { id: string; limit: number }): string[] | null;
}

/** What a query may mean beside what was typed; null where there is no response. */
export interface ExpansionModule {
  /** Opens the corpus of the search module; false where it is none, or another than this module was built with. */
  open(request: { corpus: string }): boolean | null;
  /** The articles that answer a query in whatever way, narrowed by facets. */
  search(request: {
    query: string;
    limit: number;
    sort?: string;
    facets?: boolean;
    kind?: string | string[];
    place?: string | string[];
    organisation?: string | string[];
    person?: string | string[];
    section?: string | string[];
    source?: string | string[];
    date?: string | string[];
  }): SearchResponse | null;
  /** What may be meant by the beginning of a query. */
  suggest(request: { prefix: string; limit: number }): Suggestion[] | null;
}

/** What a module without a corpus is asked first. */
export interface OutsideModule {
  /** Opens the attached index: its core, or the core and its companion; false where they are none, or of two builds. */
  attached_index(): boolean | null;
}

/** An archive in files. */
export interface HostedModule {
  /** Opens the archive whose root is attached. */
  attached_root(): OpenedArchive | null;
  /** Takes the attached files of these paths. */
  attached_files(request: { paths: string[] }): SuppliedFiles | null;
  /** Forgets the files at hand. */
  forget(): boolean | null;
  /** The articles that answer a query, or the files that are missing. */
  search(request: {
    query: string;
    limit: number;
    sort?: string;
    facets?: boolean;
    kind?: string | string[];
    place?: string | string[];
    organisation?: string | string[];
    person?: string | string[];
    section?: string | string[];
    source?: string | string[];
    date?: string | string[];
  }): HostedResponse | null;
  /** What may be meant by the beginning of a query, or the files that are missing. */
  suggest(request: { prefix: string; limit: number }): HostedSuggestions | null;
  /** The keywords of an article that was read. */
  keywords(request: { id: string; limit: number }): string[] | null;
  /** An article, or the files that are missing. */
  article(request: { id: string }): HostedArticle | null;
  /** The articles most like one that was read, or the files that are missing. */
  related(request: { id: string; limit: number }): HostedRelated | null;
  /** The segments of a text with the query marked; joined they give the text back. */
  highlight(request: { query: string; text: string }): Segment[] | null;
}

/** One text that the page holds. */
export interface SummaryModule {
  /** The sentences that `Engine.summarize` chooses. */
  summarize(request: {
    max_sentences: number;
    kicker?: string;
    title: string;
    subtitle?: string;
    captions: string[];
    paragraphs: string[];
  }): SummarySentence[];
  /** The sentences that `Engine.digest` chooses from articles in the order of their rank, for the words of a query; `lengths` counts the paragraphs of each article. */
  digest(request: {
    max_sentences: number;
    words: string[];
    ids: string[];
    titles: string[];
    sources: string[];
    lengths: string[];
    paragraphs: string[];
  }): SummarySentence[];
  /** The segments of a text with the query marked; joined they give the text back. */
  highlight(request: { query: string; text: string }): Segment[];
}
