import type { SeedReport } from './seed-report.ts';

/** One line a seed. */
export function seedLine({
  seed,
  messages,
  bookings,
  faults,
  violations,
  hash,
}: SeedReport): string {
  const verdict = violations.length === 0 ? 'holds' : `BROKEN (${violations.length})`;
  return `seed ${seed}: ${verdict}, ${messages} messages, ${bookings} bookings, ${sum(faults)} faults, history ${hash}`;
}

/** What was broken, what it needs, and the part of the history that concerns it. */
export function violationText(report: SeedReport, messages: number): string {
  const { seed, violations, shrunk } = report;
  const all = violations.map(({ promise, what }) => `  broken: ${promise}: ${what}`);
  const again = `  again: npm run simulate -- --seeds ${seed}..${seed} --messages ${messages}`;
  if (shrunk === undefined) return [...all, again].join('\n');
  return [
    ...all,
    again,
    `  brought down to ${shrunk.messages} messages and these faults: ${tally(shrunk.faults) || 'none'}`,
    `  there: ${shrunk.what}`,
    ...shrunk.excerpt.map((line) => `    ${line}`),
  ].join('\n');
}

/** What all seeds together came to. */
export function summaryText(reports: readonly SeedReport[], tookMs: number): string {
  const faults: Record<string, number> = {};
  for (const report of reports) {
    for (const [kind, count] of Object.entries(report.faults)) {
      faults[kind] = (faults[kind] ?? 0) + count;
    }
  }
  const total = (of: (report: SeedReport) => number) =>
    reports.reduce((all, one) => all + of(one), 0);
  const minutes = (tookMs / 60_000).toFixed(1);
  return [
    `runs        ${reports.length} (${minutes} minutes)`,
    `messages    ${total(({ messages }) => messages)}`,
    `bookings    ${total(({ bookings }) => bookings)}`,
    `steps       ${total(({ events }) => events)}`,
    `faults      ${sum(faults)}`,
    ...Object.entries(faults)
      .sort(([, one], [, other]) => other - one)
      .map(([kind, count]) => `  ${String(count).padStart(8)}  ${kind}`),
    `violations  ${total(({ violations }) => violations.length)}`,
  ].join('\n');
}

function tally(faults: Readonly<Record<string, number>>): string {
  return Object.entries(faults)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}
