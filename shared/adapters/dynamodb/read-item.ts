import type * as z from 'zod/mini';
import { CoreSyncError } from '#domain/error.ts';

/** What the document client returns for an item. */
export type StoredItem = Readonly<Record<string, unknown>>;

/**
 * Reads an item through its schema.
 * @throws CoreSyncError `store.corrupt`; it names the kind of item and the attributes, never their values.
 */
export function readItem<Output>(
  schema: z.ZodMiniType<Output>,
  kind: string,
  item: StoredItem,
): Output {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  const attributes = parsed.error.issues.map((issue) => issue.path.join('.') || '(the item)');
  const names = [...new Set(attributes)].join(', ');
  throw new CoreSyncError('store.corrupt', `a stored ${kind} cannot be read: ${names}`);
}
