import type { BenchRow, Figure } from './section.ts';

/** The rows as one table in Markdown; a target is told with whether it was reached in this run. */
export function tableOf(rows: readonly BenchRow[]): string {
  const lines = rows.map(
    (row) =>
      `| ${row.section} | ${row.subject} | ${row.who} | ${row.figures.map(figureText).join(' · ')} | ${row.figures.flatMap(targetText).join(' · ')} | ${ratioText(row.ratio)} |`,
  );
  return [
    '| section | what | who | figures | target | speed |',
    '| --- | --- | --- | --- | --- | ---: |',
    ...lines,
  ].join('\n');
}

function figureText({ name, value, unit }: Figure): string {
  return `${name} ${numberText(value, unit)}`;
}

function targetText({ name, value, unit, target }: Figure): string[] {
  if (target === undefined) return [];
  const verdict = value <= target ? 'reached' : '**not reached**';
  return [`${name} ≤ ${numberText(target, unit)}: ${verdict}`];
}

function numberText(value: number, unit: string): string {
  const number = value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
  return `${number}${unit === '' ? '' : ` ${unit}`}`;
}

function ratioText(ratio: number | undefined): string {
  return ratio === undefined ? '' : `× ${ratio.toFixed(2)}`;
}
