import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  checkSecret,
  type SecretKind,
  secretFault,
  secretKindSchema,
} from '#infra/operate/check-secrets.ts';
import { findSecret } from '#infra/operate/find-secret.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run secrets -- put SERVICE | check [SERVICE] [options]: fills in a stage's secrets, and proves them

SERVICE is webhook, whatsapp, deepseek or google. put takes the secret as JSON from --file, from a pipe, or from a prompt
that does not show it. check asks each service by a call that changes nothing, and says ok or refused. No value is shown.

  --stage NAME    the stage (default dev)
  --region NAME   the region (default: AWS_REGION)
  --file FILE     put: the JSON
  --whatsapp-url, --deepseek-url, --google-url, --google-token-url   other addresses of the services
  --help          this`;

await runCommand(async () => {
  const { values: options, positionals } = readArguments();
  if (options.help) return console.log(help);
  const [action, service] = positionals;
  const client = new SecretsManagerClient(
    options.region === undefined ? {} : { region: options.region },
  );
  if (action === 'put') return put(client, options.stage, kindOf(service), options.file);
  if (action !== 'check') throw new UsageError(help);
  const kinds = service === undefined ? secretKindSchema.options : [kindOf(service)];
  const urls = {
    whatsapp: options['whatsapp-url'],
    deepseek: options['deepseek-url'],
    google: options['google-url'],
    googleToken: options['google-token-url'],
  };
  for (const kind of kinds) {
    const SecretId = await findSecret(client, options.stage, kind);
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
    const verdict = await checkSecret(kind, SecretString, { urls, fetch: globalThis.fetch });
    console.log(`${kind}: ${verdict}`);
    if (!verdict.startsWith('ok')) process.exitCode = 1;
  }
});

async function put(
  client: SecretsManagerClient,
  stage: string,
  kind: SecretKind,
  file: string | undefined,
): Promise<void> {
  const text = file === undefined ? await readSecret(kind) : readFileSync(file, 'utf8');
  const fault = secretFault(kind, text);
  if (fault !== undefined) throw new UsageError(`${kind}: unfit: ${fault}`);
  const SecretId = await findSecret(client, stage, kind);
  await client.send(new PutSecretValueCommand({ SecretId, SecretString: text }));
  console.log(`${kind}: put`);
}

/** From a pipe, or typed without being shown. */
async function readSecret(kind: SecretKind): Promise<string> {
  if (!process.stdin.isTTY) return readAll(process.stdin);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  process.stderr.write(`${kind}, as JSON in one line (not shown): `);
  const text = await prompt.question('');
  prompt.close();
  process.stderr.write('\n');
  return text;
}

function kindOf(service: string | undefined): SecretKind {
  const kind = secretKindSchema.safeParse(service);
  if (!kind.success) throw new UsageError(help);
  return kind.data;
}

function readArguments() {
  const text = (otherwise: string) => ({ type: 'string', default: otherwise }) as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        stage: text('dev'),
        region: { type: 'string' },
        file: { type: 'string' },
        'whatsapp-url': text('https://graph.facebook.com/v25.0'),
        'deepseek-url': text('https://api.deepseek.com'),
        'google-url': text('https://www.googleapis.com/'),
        'google-token-url': text('https://oauth2.googleapis.com/token'),
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}
