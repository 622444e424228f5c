import { isDeepStrictEqual } from 'node:util';
import type { TableItem } from './table-items.ts';

export interface ItemChange {
  readonly kind: 'put' | 'updated' | 'removed';
  /** As it is now; one that was removed, as it was. */
  readonly item: TableItem;
  /** Of an updated one: the attributes that are not as they were, each with its old value. */
  readonly before?: TableItem;
}

/** What became of a table's items, by key. */
export function itemChanges(
  before: readonly TableItem[],
  after: readonly TableItem[],
): ItemChange[] {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const current = new Map(after.map((item) => [keyOf(item), item]));
  const present = after.flatMap((item): ItemChange[] => {
    const was = old.get(keyOf(item));
    if (was === undefined) return [{ kind: 'put', item }];
    const changed = changedAttributes(was, item);
    return changed === undefined ? [] : [{ kind: 'updated', item, before: changed }];
  });
  const removed = before
    .filter((item) => !current.has(keyOf(item)))
    .map((item): ItemChange => ({ kind: 'removed', item }));
  return [...present, ...removed];
}

export function keyOf({ PK, SK }: TableItem): string {
  return `${PK} ${SK}`;
}

function changedAttributes(was: TableItem, is: TableItem): TableItem | undefined {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changed = names.filter((name) => !isDeepStrictEqual(was[name], is[name]));
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((name) => [name, was[name]]));
}
