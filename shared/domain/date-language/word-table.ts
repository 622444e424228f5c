/**
 * Builds a look-up from a table that reads like a lexicon: each value beside the words that mean it,
 * separated by spaces. A word that stands twice is a mistake in the table and throws when it loads.
 */
export function wordTable<Value>(
  rows: readonly (readonly [value: Value, words: string])[],
): ReadonlyMap<string, Value> {
  const table = new Map<string, Value>();
  for (const [value, words] of rows) {
    for (const word of words.split(/\s+/).filter(Boolean)) {
      if (table.has(word)) throw new RangeError(`the word "${word}" stands twice in a lexicon`);
      table.set(word, value);
    }
  }
  return table;
}
