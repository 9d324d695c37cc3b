/** A failure is told in `errors`, one line each; an empty list is success. */
export interface Outcome {
  errors: string[];
}

export interface IndexOptions {
  /** The name of the site, for the pages that are written. */
  title?: string;
  /** The address of the site: pages without an address of their own get it with their path. */
  url?: string;
  /** The text of a gongwen.toml. */
  config?: string;
}

/** How the index is shipped; `auto` if it is left out. */
export type Mode = 'auto' | 'file' | 'embedded' | 'hosted';

export interface OutputFile {
  /** Its path in the folder to upload. */
  path: string;
  content: Uint8Array;
}

export interface CustomRecord {
  url: string;
  /** Paragraphs, a line each. */
  content: string;
  language?: string;
  meta?: { title?: string; date?: string; section?: string; [key: string]: string | undefined };
  filters?: Record<string, string[]>;
  sort?: Record<string, string>;
}

/** What became of an article. */
export interface ArticleReport {
  id: string;
  title: string;
  kind: 'article' | 'photo' | 'listing' | 'brief';
  date: string | null;
  section: string | null;
  /** Characters of its text. */
  length: number;
  /** Why an editor should look at it. */
  doubts: string[];
  /** Which rule gave each field: `[field, rule]`. */
  rules: [string, string][];
}

/** What became of a file. */
export interface FileReport {
  path: string;
  name: string;
  kind: string;
  outcome: 'articles' | 'other' | 'unread' | 'failed';
  reason: string;
  /** Whether the command passes over it without a word. */
  quiet: boolean;
  warnings: string[];
  articles: ArticleReport[];
  furniture: string[];
  unplaced: string[];
}

export interface SearchIndex {
  /** Adds the files of a folder; they are read when the index is made. `glob` leaves out those whose path does not fit it. */
  addDirectory(directory: { path: string; glob?: string }): Promise<Outcome & { page_count?: number }>;
  /** Adds a page that is in memory. */
  addHTMLFile(file: {
    content: string;
    url?: string;
    sourcePath?: string;
  }): Promise<Outcome & { file?: { url: string } }>;
  /** Adds an article that comes from no page. */
  addCustomRecord(record: CustomRecord): Promise<Outcome & { file?: { url: string } }>;
  /** The folder to upload, in memory. */
  getFiles(options?: { mode?: Mode }): Promise<Outcome & { files?: OutputFile[] }>;
  /** Writes the folder to upload. */
  writeFiles(options: { outputPath: string; mode?: Mode }): Promise<Outcome & { outputPath?: string }>;
  /** The index alone, as `gongwen index` writes it. */
  getIndex(): Promise<Outcome & { index?: Uint8Array }>;
  /** What became of every file. */
  getReport(): Promise<Outcome & { files?: FileReport[]; totals?: Record<string, number> }>;
  /** Forgets what was added. */
  deleteIndex(): Promise<Outcome>;
}

export function createIndex(options?: IndexOptions): Promise<Outcome & { index: SearchIndex }>;
/** Nothing is left to close; for scripts that call it. */
export function close(): Promise<void>;
