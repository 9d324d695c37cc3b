// Orama with its own tokenizer for Chinese, as its documentation shows it (`Intl.Segmenter` cuts the words).
import { create as createOrama } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';

export const create = () =>
  createOrama({
    schema: { title: 'string', body: 'string' },
    components: { tokenizer: createTokenizer() },
  });
