import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { webhookPath } from '#functions/ingest/webhook-path.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { askSecret } from '#infra/smoke/ask-secret.ts';
import { createChecks } from '#infra/smoke/checks.ts';
import { smokeWebhook } from '#infra/smoke/webhook-smoke.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run smoke -- URL: asks a webhook what Meta will ask of it

The challenge with the right and with a wrong token, a post without a signature, one signed by another, and one that
is signed and empty. It books nothing and answers nobody.

  URL      the output WebhookUrl of a deploy, or http://localhost:8000 for npm start
  --help   this

VERIFY_TOKEN and WHATSAPP_APP_SECRET are taken from the environment or .env; without them the terminal asks (nothing is
shown), and a URL on this machine is tried with the values of npm start.`;

await runCommand(async () => {
  const { values, positionals } = readOptions();
  if (values.help) return console.log(help);
  const [text, ...more] = positionals;
  if (text === undefined || more.length > 0) throw new UsageError(`one URL, please\n\n${help}`);
  const url = readUrl(text);
  if (existsSync(join(projectRoot, '.env'))) process.loadEnvFile(join(projectRoot, '.env'));
  const local = isLoopback(url) ? localValues : undefined;
  const secrets = {
    verifyToken: await secretOf('VERIFY_TOKEN', local?.verifyToken),
    appSecret: await secretOf('WHATSAPP_APP_SECRET', local?.appSecret),
  };
  const { check, conclude } = createChecks();
  await smokeWebhook(url.href, secrets, check);
  conclude();
});

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function readUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null) throw new UsageError(`${text} is no URL`);
  // The verify token travels in it.
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    throw new UsageError(`${text}: https, or http to this machine`);
  }
  if (url.pathname === '/') url.pathname = webhookPath;
  return url;
}

function isLoopback({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

async function secretOf(name: string, local: string | undefined): Promise<string> {
  const given = process.env[name] || local;
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) throw new UsageError(`${name} is not set, and there is no terminal`);
  const typed = await askSecret(`${name}: `);
  if (typed === '') throw new UsageError(`${name} is needed`);
  return typed;
}
