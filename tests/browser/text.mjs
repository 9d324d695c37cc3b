/** What is said of a result that does not hold the query as it was typed. */
export const NOT_LITERAL = /词语分散出现|另一种写法|同义词|拼音匹配|含有大部分|相近/;
