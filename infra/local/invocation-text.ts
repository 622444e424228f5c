import type { InvocationReport } from './invoke-function.ts';
import type { OutsideServices } from './outside-services.ts';
import { type ItemChange, keyOf } from './table-changes.ts';

/** What an invocation returned and changed, for people. */
export function invocationText(report: InvocationReport, outside: OutsideServices): string {
  const { result, items, queued } = report;
  const returned = result.kind === 'returned';
  const changes = [
    ...items.map(itemText),
    ...queued.flatMap(({ queue, messages }) =>
      messages.map(({ body }) => `queued in ${queue}\n${indented(pretty(parsedOr(body)))}`),
    ),
    ...sentTexts(outside),
  ];
  return [
    returned ? 'Returned' : 'Failed',
    indented(pretty(returned ? result.value : result.error)),
    '',
    'Changed',
    ...(changes.length === 0 ? ['  nothing'] : changes.map(indented)),
  ].join('\n');
}

function itemText({ kind, item, before }: ItemChange): string {
  const key = `${kind} ${keyOf(item)}`;
  if (before === undefined) return `${key}\n${indented(pretty(item))}`;
  const lines = Object.entries(before).map(
    ([name, was]) => `${name}: ${inline(was)} -> ${inline(item[name])}`,
  );
  return `${key}\n${indented(lines.join('\n'))}`;
}

function sentTexts({ whatsapp, deepseek, google }: OutsideServices): string[] {
  const messages = whatsapp?.double.accepted ?? [];
  const reads = whatsapp?.double.reads ?? [];
  const asked = deepseek?.double.calls ?? 0;
  const calls = google?.double.requests ?? [];
  return [
    ...messages.map(({ to, rendered }) => `sent to ${to} by WhatsApp\n${indented(rendered)}`),
    ...reads.map(({ wamid, typing }) => `marked read${typing ? ', typing shown' : ''}: ${wamid}`),
    ...(asked > 0 ? [`asked DeepSeek, times: ${asked}`] : []),
    ...calls.map(
      ({ operation, eventId }) => `asked Google Calendar: ${operation} ${eventId ?? ''}`,
    ),
    ...(google?.double.events() ?? []).map(
      (event) => `in Google Calendar\n${indented(pretty(event))}`,
    ),
  ];
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function pretty(value: unknown): string {
  return JSON.stringify(value, setsAsLists, 2) ?? 'nothing';
}

function inline(value: unknown): string {
  return JSON.stringify(value, setsAsLists) ?? 'absent';
}

function setsAsLists(_: string, value: unknown): unknown {
  return value instanceof Set ? [...value] : value;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
