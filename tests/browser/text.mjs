/** What is said of a result that does not hold the query as it was typed. */
export const NOT_LITERAL = /同义词|拼音匹配|用字相近|词语分散出现|仅含部分词语/;
