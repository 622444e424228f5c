import type { BenchRow, Figure } from './section.ts';

/** The rows as one table in Markdown. */
export function tableOf(rows: readonly BenchRow[]): string {
  const lines = rows.map(
    (row) =>
      `| ${row.section} | ${row.subject} | ${row.who} | ${row.figures.map(figureText).join(' · ')} | ${ratioText(row.ratio)} |`,
  );
  return [
    '| section | what | who | figures | speed |',
    '| --- | --- | --- | --- | ---: |',
    ...lines,
  ].join('\n');
}

function figureText({ name, value, unit }: Figure): string {
  const number = value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
  return `${name} ${number}${unit === '' ? '' : ` ${unit}`}`;
}

function ratioText(ratio: number | undefined): string {
  return ratio === undefined ? '' : `× ${ratio.toFixed(2)}`;
}
