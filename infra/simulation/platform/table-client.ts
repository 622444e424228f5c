import {
  DynamoDBClient,
  InternalServerError,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tableIndexes } from '#adapters/dynamodb/table-keys.ts';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';
import type { Mishap } from '../faults.ts';
import { type AnswerJson, marshalled, unmarshalled } from './document-json.ts';
import type { EngineWire } from './engine-wire.ts';
import type { Gate } from './gate.ts';
import type { RepeatedReads } from './repeated-reads.ts';

/** What the functions of one world share of its table. */
export interface TableAccess {
  readonly wire: EngineWire;
  readonly reads: RepeatedReads;
}

/** A turn reads far more often than it writes; without this most of what goes wrong would be readings. */
const readRisk = 0.3;
/** As the adapter's own client has it. */
const requestTimeoutMs = 2_500;

/**
 * A document client whose every call passes the gate and goes to the engine by the wire: the SDK does not retry, so that
 * the scheduler sees each. `onWritten` is told of each write that the table took.
 */
export function createGatedTableClient(
  { wire, reads }: TableAccess,
  gate: Gate,
  onWritten: (input: object) => void,
): DynamoDBDocumentClient {
  const bare = new DynamoDBClient({ region: localRegion, credentials: localCredentials });
  const client = DynamoDBDocumentClient.from(bare);
  client.middlewareStack.add(
    (_proceed, context) => (args) => {
      const { input } = args;
      const operation = String(context.commandName).replace(/Command$/, '');
      const isWrite = writes.has(operation);
      const carryOut = async () => {
        const json = marshalled(input);
        const call = () => wire.call('DynamoDB_20120810', operation, json);
        const text = isWrite
          ? await call().finally(() => reads.noteWrite(keysIn(input)))
          : await reads.ask(nameOf(operation, json), partitionsOf(input), call);
        if (isWrite) onWritten(input);
        const answer: AnswerJson = JSON.parse(text);
        return { output: { ...unmarshalled(answer), $metadata: {} }, response: undefined };
      };
      const what = `${operation}${subjectOf(input)}`;
      const request = { target: 'table', what, risk: isWrite ? 1 : readRisk } as const;
      return gate.pass(request, carryOut, mishapsOf(operation, input, isWrite));
    },
    { step: 'initialize', priority: 'high', name: 'simulationGate' },
  );
  return client;
}

const writes = new Set([
  'TransactWriteItems',
  'UpdateItem',
  'PutItem',
  'DeleteItem',
  'BatchWriteItem',
]);

function mishapsOf(operation: string, input: object, isWrite: boolean): readonly Mishap<never>[] {
  const isTransaction = operation === 'TransactWriteItems';
  const refuse = (error: () => Error) => async (): Promise<never> => {
    throw error();
  };
  const reading: Mishap<never>[] = [
    { kind: 'table throttled', weight: 2, instead: refuse(throttled) },
    { kind: 'table failed', weight: 1, instead: refuse(failed) },
    {
      kind: 'table timed out',
      weight: 1,
      instead: refuse(timedOut),
      takesMs: requestTimeoutMs,
    },
  ];
  if (!isWrite) return reading;
  const conflict = isTransaction ? () => cancelled(input, 'TransactionConflict') : conflicting;
  return [
    ...reading,
    { kind: 'table conflict', weight: 4, instead: refuse(conflict) },
    ...(isTransaction
      ? [
          {
            kind: 'transaction throttled',
            weight: 1,
            instead: refuse(() => cancelled(input, 'ThrottlingError')),
          },
        ]
      : []),
    { kind: 'table answer lost', weight: 4, after: timedOut, takesMs: requestTimeoutMs },
  ];
}

function cancelled(input: object, code: string): Error {
  const items =
    'TransactItems' in input && Array.isArray(input.TransactItems) ? input.TransactItems : [];
  return new TransactionCanceledException({
    message: 'simulated',
    $metadata: {},
    CancellationReasons: items.map((_, position) => ({
      Code: position === items.length - 1 ? code : 'None',
    })),
  });
}

const conflicting = () => new TransactionConflictException({ message: 'simulated', $metadata: {} });
const throttled = () => new ThrottlingException({ message: 'simulated', $metadata: {} });
const failed = () => new InternalServerError({ message: 'simulated', $metadata: {} });
const timedOut = () =>
  Object.assign(new Error('simulated: no answer in time'), { name: 'TimeoutError' });

const nameOf = (operation: string, json: unknown) => `${operation} ${JSON.stringify(json)}`;

/** Those that an answer comes from; undefined: any, as an index has items of all. The local one lies in its partition. */
function partitionsOf(input: object): readonly string[] | undefined {
  const isOfAll = 'IndexName' in input && input.IndexName !== tableIndexes.relevance;
  return isOfAll ? undefined : keysIn(input);
}

/** The keys concerned, without the studio's name in front of each. */
function subjectOf(input: object): string {
  const keys = keysIn(input).map((key) => key.replace(/^[^#]+#/, ''));
  return keys.length === 0 ? '' : ` ${[...new Set(keys)].join(' ')}`;
}

function keysIn(input: unknown): string[] {
  if (Array.isArray(input)) return input.flatMap(keysIn);
  if (typeof input !== 'object' || input === null || input instanceof Set) return [];
  return Object.entries(input).flatMap(([name, value]) => {
    if (typeof value === 'string') {
      return name === 'PK' || (/^:/.test(name) && value.includes('#')) ? [value] : [];
    }
    return keysIn(value);
  });
}
