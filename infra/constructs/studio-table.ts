import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

import { tableSchema } from '#infra/table-schema.ts';

/** The one table. It outlives its stack: deleting it takes two deliberate steps. */
export function createStudioTable(scope: Construct, id: string): TableV2 {
  return new TableV2(scope, id, {
    partitionKey: key(tableSchema.partitionKey),
    sortKey: key(tableSchema.sortKey),
    billing: Billing.onDemand(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    timeToLiveAttribute: tableSchema.ttlAttribute,
    dynamoStream: StreamViewType[tableSchema.streamViewType],
    localSecondaryIndexes: tableSchema.localIndexes.map(({ name, sortKey }) => ({
      indexName: name,
      sortKey: key(sortKey),
      projectionType: ProjectionType.ALL,
    })),
    globalSecondaryIndexes: tableSchema.globalIndexes.map(({ name, partitionKey, sortKey }) => ({
      indexName: name,
      partitionKey: key(partitionKey),
      sortKey: key(sortKey),
      projectionType: ProjectionType.ALL,
    })),
  });
}

function key(name: string) {
  return { name, type: AttributeType.STRING };
}
