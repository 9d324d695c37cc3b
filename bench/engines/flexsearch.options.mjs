// FlexSearch as its documentation advises for Chinese.
import { Charset, Document } from 'flexsearch';

export const create = () =>
  new Document({
    document: { id: 'id', index: ['title', 'body'], store: ['title', 'body'] },
    encoder: Charset.CJK,
  });
