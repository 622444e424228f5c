import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';

/**
 * The local engine, spoken to without the SDK: a call of the SDK's takes twenty times as long as this and as the engine
 * itself, and a run makes ten thousand.
 */
export interface EngineWire {
  /**
   * @param operation such as `Query`, of an API such as `DynamoDB_20120810`
   * @param input DynamoDB's JSON
   * @returns the answer's JSON
   * @throws what the SDK throws for the engine's refusal
   */
  call(api: string, operation: string, input: unknown): Promise<string>;
  close(): void;
}

/** Calls go over one connection, one after another, as the gate makes them. */
export async function connectEngineWire(endpoint: string): Promise<EngineWire> {
  const { host, hostname, port } = new URL(endpoint);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let last: Promise<unknown> = Promise.resolve();

  function post(target: string, body: string): Promise<EngineAnswer> {
    const head = [
      'POST / HTTP/1.1',
      `host: ${host}`,
      'content-type: application/x-amz-json-1.0',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-amz-target: ${target}`,
      ...unsigned,
    ];
    const answer = readAnswer(socket);
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    return answer;
  }

  return {
    async call(api, operation, input) {
      const body = JSON.stringify(input);
      const answered = last.then(() => post(`${api}.${operation}`, body));
      last = answered.catch(() => {});
      const { status, text } = await answered;
      if (status === 200) return text;
      throw refusal(text);
    },
    close: () => socket.destroy(),
  };
}

interface EngineAnswer {
  readonly status: number;
  readonly text: string;
}

/** The next answer: a head with the length of its body, as the engine always sends it. */
function readAnswer(socket: Socket): Promise<EngineAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<EngineAnswer>();
  let received: Buffer = Buffer.alloc(0);
  const stop = () => {
    socket.off('data', take);
    socket.off('close', fail);
  };
  const fail = () => {
    stop();
    reject(new Error('the engine hung up, or sent what is no answer of its kind'));
  };
  const take = (part: Buffer) => {
    received = received.length === 0 ? part : Buffer.concat([received, part]);
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const head = received.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    if (Number.isNaN(length)) return fail();
    const bodyAt = headEnd + 4;
    if (received.length < bodyAt + length) return;
    stop();
    const status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    resolve({ status, text: received.toString('utf8', bodyAt) });
  };
  socket.on('data', take);
  socket.on('close', fail);
  return promise;
}

/** The engine checks no signature, only that there is one. */
const unsigned = [
  'x-amz-date: 20261201T000000Z',
  `authorization: AWS4-HMAC-SHA256 Credential=${localCredentials.accessKeyId}/20261201/${localRegion}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
];

interface RefusalJson {
  readonly __type?: string;
  readonly message?: string;
  readonly Message?: string;
  readonly Item?: ConditionalCheckFailedException['Item'];
  readonly CancellationReasons?: TransactionCanceledException['CancellationReasons'];
}

function refusal(text: string): Error {
  const json: RefusalJson = JSON.parse(text);
  const name = json.__type?.replace(/^.*#/, '') ?? 'UnknownError';
  const base = { message: json.message ?? json.Message ?? '', $metadata: {} };
  if (name === 'ConditionalCheckFailedException') {
    return new ConditionalCheckFailedException({ ...base, Item: json.Item });
  }
  if (name === 'TransactionCanceledException') {
    const { CancellationReasons } = json;
    return new TransactionCanceledException({ ...base, CancellationReasons });
  }
  if (name === 'TransactionConflictException') return new TransactionConflictException(base);
  return new DynamoDBServiceException({ ...base, name, $fault: 'client' });
}
