import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** What was asked of the table. */
export interface TableUse {
  readonly reads: number;
  /** Rounds of reads: those that are under way together are one. */
  readonly sequentialReads: number;
  /** What the reads brought. */
  readonly itemsRead: number;
  readonly writes: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** While at least one call was under way at the engine. */
  readonly engineMs: number;
}

export interface TableMeter {
  /** What was asked since the last time. */
  take(): TableUse;
  /** So far, without an end to it. */
  engineMs(): number;
}

const writes: ReadonlySet<string> = new Set(['TransactWriteItems', 'PutItem', 'UpdateItem']);

const capacitySchema = z.object({
  ConsumedCapacity: z
    .union([
      z.object({ CapacityUnits: z.number() }).transform((one) => [one]),
      z.array(z.object({ CapacityUnits: z.number() })),
    ])
    .default([]),
});

const unused = () => ({
  ...{ reads: 0, sequentialReads: 0, itemsRead: 0, writes: 0 },
  ...{ readUnits: 0, writeUnits: 0 },
});

/** What the answer of a read brought: one item, those of a query, or those of a batch. */
const itemsSchema = z.object({
  Item: z.unknown().optional(),
  Items: z.array(z.unknown()).default([]),
  Responses: z.record(z.string(), z.array(z.unknown())).default({}),
});

function itemsIn(output: unknown): number {
  const { Item, Items, Responses } = itemsSchema.parse(output);
  const batches = Object.values(Responses).flat().length;
  return (Item === undefined ? 0 : 1) + Items.length + batches;
}

/** Counts at the wire what a client asks, and has the engine say what it would cost. */
export function meterTable(client: DynamoDBDocumentClient): TableMeter {
  let use = unused();
  let [engineMs, takenMs] = [0, 0];
  const underWay = { all: 0, reads: 0, since: 0 };

  client.middlewareStack.add(
    (next) => (args) =>
      next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } }),
    { step: 'initialize', name: 'askCapacity', priority: 'high' },
  );
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const isWrite = writes.has(commandName.replace(/Command$/, ''));
        if (isWrite) use.writes += 1;
        else {
          use.reads += 1;
          if (underWay.reads === 0) use.sequentialReads += 1;
          underWay.reads += 1;
        }
        if (underWay.all === 0) underWay.since = performance.now();
        underWay.all += 1;
        try {
          return await next(args);
        } finally {
          underWay.all -= 1;
          if (!isWrite) underWay.reads -= 1;
          if (underWay.all === 0) engineMs += performance.now() - underWay.since;
        }
      },
    { step: 'deserialize', name: 'countCalls', priority: 'low' },
  );
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next(args);
        const { ConsumedCapacity } = capacitySchema.parse(result.output);
        const units = ConsumedCapacity.reduce((sum, one) => sum + one.CapacityUnits, 0);
        if (writes.has(commandName.replace(/Command$/, ''))) use.writeUnits += units;
        else {
          use.readUnits += units;
          use.itemsRead += itemsIn(result.output);
        }
        return result;
      },
    { step: 'initialize', name: 'readCapacity', priority: 'low' },
  );

  return {
    take() {
      const taken = { ...use, engineMs: engineMs - takenMs };
      use = unused();
      takenMs = engineMs;
      return taken;
    },
    engineMs: () => engineMs,
  };
}
