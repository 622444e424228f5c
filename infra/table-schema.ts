/**
 * The one table's keys and indexes as plain data: the stack, the local engine and the tests create the same table
 * from it. Keys are strings; every index projects all attributes.
 */
export const tableSchema = {
  partitionKey: 'PK',
  sortKey: 'SK',
  /** Epoch seconds. Nothing relies on it to have expired anything. */
  ttlAttribute: 'expiresAt',
  streamViewType: 'NEW_AND_OLD_IMAGES',
  /** These share the table's partition key and can be read consistently. */
  localIndexes: [{ name: 'relevance', sortKey: 'relevantUntil' }],
  globalIndexes: [
    { name: 'by-day', partitionKey: 'dayKey', sortKey: 'startsAt' },
    { name: 'pending', partitionKey: 'pendingKey', sortKey: 'pendingSince' },
  ],
} as const;
