// Stands for app/count.js where the index is an archive in files: not all texts were read, so that a count may be an estimate.
import { countOf as exactly } from '../app/count.js';
import { TEXT } from './text.js';

/** @param {import('./engine.js').SearchResponse} response */
export const countOf = (response) => exactly(response) + (response.approximate ? TEXT.about : '');
