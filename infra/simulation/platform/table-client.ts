import {
  DynamoDBClient,
  InternalServerError,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';
import type { Mishap } from '../faults.ts';
import type { Gate } from './gate.ts';
import type { PartitionVersions } from './partition-versions.ts';

/** A turn reads far more often than it writes; without this most of what goes wrong would be readings. */
const readRisk = 0.3;
/** As the adapter's own client has it. */
const requestTimeoutMs = 2_500;

/**
 * A document client whose every call passes the gate, without retries of the SDK's: the scheduler shall see each.
 * `shared` lends its connections. `onWritten` is told of each write that the table took.
 */
export function createGatedTableClient(
  shared: DynamoDBClient,
  gate: Gate,
  versions: PartitionVersions,
  onWritten: (input: object) => void,
): DynamoDBDocumentClient {
  const bare = new DynamoDBClient({
    endpoint: shared.config.endpoint,
    region: localRegion,
    credentials: localCredentials,
    maxAttempts: 1,
    // The engine checks no signature, and making one costs more than the engine's own work.
    signer: {
      async sign(request) {
        Object.assign(request.headers, unsigned);
        return request;
      },
    },
    requestHandler: shared.config.requestHandler,
  });
  const client = DynamoDBDocumentClient.from(bare, {
    marshallOptions: { removeUndefinedValues: true },
  });
  client.middlewareStack.add(
    (proceed, context) => {
      const known = new Map<string, Awaited<ReturnType<typeof proceed>>>();
      return (args) => {
        const { input } = args;
        const command = String(context.commandName);
        const isWrite = writes.has(command);
        const run = async () => {
          if (isWrite) {
            const answer = await proceed(args);
            versions.bump(keysIn(input));
            onWritten(input);
            return answer;
          }
          const name = repeatableName(input, versions);
          const answer = (name && known.get(name)) || (await proceed(args));
          if (name) known.set(name, answer);
          return name ? { ...answer, output: structuredClone(answer.output) } : answer;
        };
        const what = `${command.replace(/Command$/, '')}${subjectOf(input)}`;
        const request = { target: 'table', what, risk: isWrite ? 1 : readRisk } as const;
        return gate.pass(request, run, mishapsOf(command, input, isWrite));
      };
    },
    { step: 'initialize', name: 'simulationGate' },
  );
  return client;
}

const unsigned = {
  'x-amz-date': '20261201T000000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=${localCredentials.accessKeyId}/20261201/${localRegion}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
};

const writes = new Set([
  'TransactWriteItemsCommand',
  'TransactWriteCommand',
  'UpdateItemCommand',
  'UpdateCommand',
  'PutItemCommand',
  'PutCommand',
  'DeleteItemCommand',
  'DeleteCommand',
  'BatchWriteItemCommand',
  'BatchWriteCommand',
]);

function mishapsOf(command: string, input: object, isWrite: boolean): readonly Mishap<never>[] {
  const isTransaction = command.startsWith('TransactWrite');
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

/**
 * A name for a query of one partition of the table that has the same answer until the partition is written to. A turn
 * asks for the cells of many days, and the engine's time is most of a run's.
 */
function repeatableName(input: object, versions: PartitionVersions): string | undefined {
  const isOfTable = 'KeyConditionExpression' in input && !('IndexName' in input);
  const [partition, ...more] = isOfTable ? keysIn(input) : [];
  if (partition === undefined || more.length > 0) return undefined;
  return `${versions.of(partition)} ${JSON.stringify(input)}`;
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
