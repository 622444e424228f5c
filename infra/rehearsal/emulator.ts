import { delimiter, dirname } from 'node:path';
import { freePort } from '#infra/local/engines/free-port.ts';
import { startCommand } from '#infra/smoke/started-command.ts';

export interface Emulator {
  readonly endpoint: string;
  /** For programs that are to see the emulator and never AWS. */
  readonly environment: NodeJS.ProcessEnv;
  /** Gives what it started and what lives on. */
  stop(): Promise<string[]>;
}

export const rehearsalRegion = 'us-east-1';
export const rehearsalAccount = '000000000000';
/** Nobody's: the emulator takes any. */
export const rehearsalCredentials = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

const readyWithinMs = 60_000;
const requestWithinMs = 5_000;

/** Starts MiniStack on loopback; `directory` takes all that it writes. */
export async function startEmulator(program: string, directory: string): Promise<Emulator> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const started = startCommand([program], {
    directory,
    environment: {
      ...cleanEnvironment(),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      TMPDIR: directory,
      HOME: directory,
      LAMBDA_EXECUTOR: 'local',
      // The emulator runs the functions with the first `node` on PATH: the project's own comes first.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    },
  });
  try {
    await started.until(async () => {
      const signal = AbortSignal.timeout(requestWithinMs);
      const response = await fetch(`${endpoint}/_ministack/health`, { signal });
      return response.ok || undefined;
    }, readyWithinMs);
  } catch (error) {
    await started.stop();
    throw error;
  }
  return { endpoint, environment: environmentFor(endpoint), stop: () => started.stop() };
}

/** Without a word of AWS: no profile, key or endpoint of whoever runs this. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AWS|CDK)_/.test(name)),
  );
}

function environmentFor(endpoint: string): NodeJS.ProcessEnv {
  return {
    ...cleanEnvironment(),
    // Without this one a command would go to AWS; the keys are of nobody, should it ever be lost.
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: rehearsalCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rehearsalCredentials.secretAccessKey,
    AWS_REGION: rehearsalRegion,
    AWS_DEFAULT_REGION: rehearsalRegion,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CI: 'true',
    NO_COLOR: '1',
    NODE_OPTIONS: '',
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  };
}
