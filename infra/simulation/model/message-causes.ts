import { createHash } from 'node:crypto';
import type { RawTable } from './raw-table.ts';

/** The table with the messages that caused ledger entries by their own ids: it keeps a digest of each. */
export function withMessageCauses(table: RawTable, wamids: Iterable<string>): RawTable {
  const known = new Map([...wamids].map((wamid) => [causeOf(wamid), wamid]));
  const ledger = table.ledger.map((entry) => ({
    ...entry,
    cause: known.get(entry.cause) ?? entry.cause,
  }));
  return { ...table, ledger };
}

function causeOf(wamid: string): string {
  return `message:${createHash('sha256').update(wamid).digest('hex').slice(0, 32)}`;
}
