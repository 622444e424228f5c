import type { ComponentChildren } from 'preact';

/** WhatsApp's own marks: *bold*, _italic_ and ~struck~, where they hug words. */
const mark = /(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/u;

export function RichText({ text }: { text: string }) {
  return <>{parts(text)}</>;
}

function parts(text: string): ComponentChildren[] {
  const found = mark.exec(text);
  if (found === null) return [text];
  const [all, sign, inner = ''] = found;
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + all.length);
  const marked =
    sign === '*' ? (
      <strong>{parts(inner)}</strong>
    ) : sign === '_' ? (
      <em>{parts(inner)}</em>
    ) : (
      <s>{parts(inner)}</s>
    );
  return [before, marked, ...parts(after)];
}
