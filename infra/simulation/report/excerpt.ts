import type { HistoryLine } from '../history.ts';

const linesMax = 90;
const studioAheadMs = 7 * 3_600_000;

/**
 * The part of a history that concerns some ids: the lines that name one, and all of the invocations that do. Of too many
 * lines the last ones.
 */
export function excerptOf(lines: readonly HistoryLine[], about: readonly string[]): string[] {
  const named = new RegExp(about.map((id) => `${escaped(id)}(?!\\w)`).join('|') || '$^');
  const isNamed = ({ who, what }: HistoryLine) => named.test(what) || named.test(who);
  const actors = new Set(
    lines.filter((line) => isNamed(line) && line.who.includes('#')).map(({ who }) => who),
  );
  const kept = lines.filter((line) => isNamed(line) || actors.has(line.who));
  return kept.slice(-linesMax).map(lineText);
}

/** In the studio's time. */
export function lineText({ at, who, what }: HistoryLine): string {
  const clock = new Date(at + studioAheadMs).toISOString().replace('T', ' ').slice(5, 23);
  return `${clock}  ${who.padEnd(18)} ${what}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
