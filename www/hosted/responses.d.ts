// The responses of the module over an archive in files (src/hosted.rs).
import type { Article, Hit, SearchResponse, Suggestion } from 'gongwen';

/** An archive that was opened, or why it was not. */
export interface OpenedArchive {
  /** `version`, `corrupt`, `not-an-index`; empty where there is none. */
  error: string;
  /** The folder of its files, which no other build has. */
  segment: string;
  articles: number;
}

/** Files that were handed over. */
export interface SuppliedFiles {
  /** The paths of those that are cut, altered or of another build; they were not taken. */
  refused: string[];
  /** Bytes of all files that are at hand. */
  bytes: number;
}

/** What comes of a query. */
export interface HostedResponse {
  error: string;
  /** The paths of the files to hand over before it is asked again. */
  missing: string[];
  /** Whether the counts are of candidates, since not all texts were read. */
  approximate: boolean;
  /** What an archive does not do. */
  lacks: string[];
  found: SearchResponse | null;
}

/** What comes of the beginning of a query. */
export interface HostedSuggestions {
  error: string;
  missing: string[];
  found: Suggestion[];
}

/** What comes of looking for an article. */
export interface HostedArticle {
  error: string;
  missing: string[];
  /** Null where its id is not known. */
  found: Article | null;
}

/** What comes of looking for related articles. */
export interface HostedRelated {
  error: string;
  missing: string[];
  /** The articles most like one, the best first. */
  found: Hit[];
}
