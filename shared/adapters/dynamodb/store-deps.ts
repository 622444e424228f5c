import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Retention } from '#domain/studio/retention.ts';

/** What every adapter of the table needs. */
export interface TableDeps {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** Every partition key begins with it. */
  readonly studioId: string;
  /** Default: that of a studio's file that says nothing of it. */
  readonly retention?: Retention;
}

/** What an adapter that tries again needs besides. */
export interface RetryDeps {
  /** In [0, 1). */
  readonly random: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}
