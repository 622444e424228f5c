interface MarkedProps {
  readonly text: string;
  readonly used: readonly string[];
  readonly leftover: readonly string[];
}

/** The client's words, with those that were used and those that were not understood marked. */
export function Marked({ text, used, leftover }: MarkedProps) {
  return <>{marks(text, used, leftover)}</>;
}

function marks(text: string, used: readonly string[], leftover: readonly string[]) {
  const pieces = [];
  let from = 0;
  for (const { index, words, kind } of places(text, used, leftover)) {
    if (index < from) continue;
    pieces.push(text.slice(from, index));
    pieces.push(kind === 'used' ? <mark>{words}</mark> : <mark class="leftover">{words}</mark>);
    from = index + words.length;
  }
  return [...pieces, text.slice(from)];
}

/** Where each word stands, from the left; each is looked for behind the one before of its kind. */
function places(text: string, used: readonly string[], leftover: readonly string[]) {
  const lower = text.toLowerCase();
  const found = (words: readonly string[], kind: 'used' | 'leftover') => {
    let from = 0;
    return words.flatMap((word) => {
      const behind = lower.indexOf(word.toLowerCase(), from);
      const index = behind < 0 ? lower.indexOf(word.toLowerCase()) : behind;
      if (index < 0) return [];
      from = index + word.length;
      return [{ index, words: text.slice(index, index + word.length), kind }];
    });
  };
  return [...found(used, 'used'), ...found(leftover, 'leftover')].toSorted(
    (one, other) => one.index - other.index,
  );
}
