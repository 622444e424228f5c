import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { parseInboundMessage } from '#adapters/sqs/inbound-message-schema.ts';
import type { Assembly } from './assembly.ts';
import type { QueuedMessage } from './engines/sqs-engine.ts';
import type { LocalClock } from './local-clock.ts';
import type { LocalLog } from './local-log.ts';
import type { OutsideServices } from './outside-services.ts';
import { createPools } from './pools.ts';
import type { InvocationResult } from './runtime/function-pool.ts';
import { type ItemChange, itemChanges } from './table-changes.ts';
import { scanTable, type TableItem } from './table-items.ts';
import { startWiredEngines } from './wired-engines.ts';

export interface InvocationReport {
  readonly result: InvocationResult;
  readonly items: readonly ItemChange[];
  /** What lies in queues now, by queue. */
  readonly queued: readonly {
    readonly queue: string;
    readonly messages: readonly QueuedMessage[];
  }[];
}

export interface InvokeOptions {
  readonly assembly: Assembly;
  readonly clock: LocalClock;
  /** Their doubles record what they were sent. */
  readonly outside: OutsideServices;
  readonly functionName: string;
  readonly event: unknown;
  /** Written before, in the one table. */
  readonly givenItems: readonly TableItem[];
  readonly log: LocalLog;
}

/**
 * Runs one function on one event, on fresh engines without event sources.
 * @throws UnknownFunctionError
 */
export async function invokeFunction(options: InvokeOptions): Promise<InvocationReport> {
  const { assembly, clock, outside, log } = options;
  const closers: (() => Promise<void>)[] = [];
  const onCrash = (text: string) => log({ level: 'error', source: 'local', text });
  try {
    const { engines, wiring } = await startWiredEngines({ assembly, outside, closers, onCrash });
    const definition = wiring.functions.find(({ name }) => name === options.functionName);
    if (definition === undefined) {
      throw new UnknownFunctionError(wiring.functions.map(({ name }) => name));
    }
    const client = engines.dynamo.client;
    const tables = wiring.tables.map(({ name }) => name);
    const scan = async () =>
      (await Promise.all(tables.map((name) => scanTable(client, name)))).flat();
    await putItems(client, tables[0], options.givenItems);
    const before = await scan();
    openWindows(outside, options.event);
    const pool = [...createPools([definition], { clock, log, onActivity: () => {} }).values()][0];
    if (pool === undefined) throw new Error('no pool was made');
    closers.push(() => pool.stop());
    const result = await pool.invoke(options.event);
    const queued = await Promise.all(
      wiring.queues.map(async ({ name }) => ({
        queue: name,
        messages: await engines.sqs.messages(name),
      })),
    );
    return {
      result,
      items: itemChanges(before, await scan()),
      queued: queued.filter(({ messages }) => messages.length > 0),
    };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

export class UnknownFunctionError extends Error {
  constructor(known: readonly string[]) {
    super(`the functions are: ${known.toSorted().join(', ')}`);
  }
}

async function putItems(
  client: DynamoDBClient,
  table: string | undefined,
  items: readonly TableItem[],
): Promise<void> {
  const documents = DynamoDBDocumentClient.from(client);
  for (const item of items) {
    await documents.send(new PutCommand({ TableName: table, Item: item }));
  }
}

/** A queued message came from WhatsApp once: its sender may be answered. */
function openWindows(outside: OutsideServices, event: unknown): void {
  const records: unknown = Object(event).Records;
  for (const record of Array.isArray(records) ? records : []) {
    const body: unknown = Object(record).body;
    if (typeof body !== 'string') continue;
    try {
      const { id, sender, sentAt } = parseInboundMessage(body);
      outside.whatsapp?.double.noteInbound(id, sender, sentAt);
    } catch {
      // What is no message is for the handler to refuse.
    }
  }
}
