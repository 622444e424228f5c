import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localRegion } from '../intrinsics.ts';
import { localCredentials } from '../local-credentials.ts';
import { freePort } from './free-port.ts';

export interface DynamoEngine {
  readonly endpoint: string;
  /** A client of this engine, with credentials that only it accepts. Destroyed by `stop`. */
  readonly client: DynamoDBClient;
  /** Resolves when no process is left. */
  stop(): Promise<void>;
}

export interface DynamoEngineOptions {
  /** Absent: in memory, gone with the process. */
  readonly databaseFile?: string;
  /** Told when the engine ends without having been stopped. */
  readonly onCrash?: (message: string) => void;
}

const readyWithinMs = 10_000;
const probeEveryMs = 10;
const portAttempts = 5;
const stopWithinMs = 2_000;

/**
 * Starts the DynamoDB engine on a free port and waits until it answers. `DYNAMODB_ENDPOINT` names a running one to use
 * instead (which is not stopped), `DYNOXIDE_BIN` the binary.
 * @throws Error with one message that says what to do, when there is no engine for this machine.
 */
export async function startDynamoEngine(options: DynamoEngineOptions = {}): Promise<DynamoEngine> {
  const own = process.env.DYNAMODB_ENDPOINT;
  if (own !== undefined && own !== '') return connect(own, async () => {});
  const binary = findBinary();
  let lastError: unknown;
  for (let attempt = 0; attempt < portAttempts; attempt++) {
    const port = await freePort();
    const child = spawnEngine(binary, port, options.databaseFile);
    try {
      return await whenReady(child, `http://127.0.0.1:${port}`, options);
    } catch (error) {
      lastError = error;
      await end(child);
    }
  }
  throw new Error(`the DynamoDB engine ${binary} did not start`, { cause: lastError });
}

/** @throws Error that says how to get an engine. */
export function findBinary(
  platform: string = process.platform,
  arch: string = process.arch,
): string {
  const named = process.env.DYNOXIDE_BIN;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`DYNOXIDE_BIN names ${named}, which is not there`);
  }
  try {
    const require = createRequire(import.meta.url);
    return require.resolve(`@dynoxide/${platform}-${arch}/dynoxide`);
  } catch {
    throw new Error(
      `no DynamoDB engine is installed for ${platform} ${arch}. Either install dynoxide (\`cargo install dynoxide-rs\`, or a release ` +
        'binary) and set DYNOXIDE_BIN to it, or run any DynamoDB-compatible server and set DYNAMODB_ENDPOINT to its URL.',
    );
  }
}

// The shell ends the engine when our end of the pipe closes: it outlives us by no way of dying, SIGKILL included.
const guardScript = `
exec 3<&0
"$0" "$@" 3<&- >/dev/null 2>&1 &
engine=$!
(cat <&3 >/dev/null; kill "$engine" 2>/dev/null) >/dev/null 2>&1 &
wait "$engine"`;

function spawnEngine(binary: string, port: number, databaseFile: string | undefined): ChildProcess {
  const args = ['--host', '127.0.0.1', '--port', String(port)];
  if (databaseFile !== undefined) args.push('--db-path', databaseFile);
  // A group of its own: Ctrl-C reaches us first, and we end it in order.
  return spawn('/bin/sh', ['-c', guardScript, binary, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
}

async function whenReady(
  child: ChildProcess,
  endpoint: string,
  options: DynamoEngineOptions,
): Promise<DynamoEngine> {
  const deadlineMs = performance.now() + readyWithinMs;
  while (!(await answers(endpoint))) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    if (performance.now() > deadlineMs) throw new Error(`no answer within ${readyWithinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, probeEveryMs));
  }
  if (child.exitCode !== null) throw new Error('another program answers on its port');
  let stopping = false;
  child.once('exit', (code) => {
    if (!stopping) options.onCrash?.(`the DynamoDB engine ended by itself (code ${code})`);
  });
  return connect(endpoint, async () => {
    stopping = true;
    await end(child);
  });
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, { signal: AbortSignal.timeout(1_000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  const timer = setTimeout(() => {
    // The whole group: the engine did not obey its guard.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, stopWithinMs);
  child.stdin?.end();
  await exited;
  clearTimeout(timer);
}

function connect(endpoint: string, stop: () => Promise<void>): DynamoEngine {
  const client = new DynamoDBClient({
    endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  return {
    endpoint,
    client,
    async stop() {
      client.destroy();
      await stop();
    },
  };
}
