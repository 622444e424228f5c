import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What every adapter of the table needs. */
export interface TableDeps {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** Every partition key begins with it. */
  readonly studioId: string;
}

/** What an adapter that tries again needs besides. */
export interface RetryDeps {
  /** In [0, 1). */
  readonly random: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}
