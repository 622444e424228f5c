import { afterEach, expect, test } from 'vitest';
import { createIngest } from '#functions/ingest/ingest.ts';
import { type Served, serveFetch } from '#infra/local/serve-fetch.ts';
import { createChecks } from '#infra/smoke/checks.ts';
import { smokeWebhook } from '#infra/smoke/webhook-smoke.ts';
import { recordingLog } from '#tests/lambda/recording-log.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';

const secrets = { verifyToken: 'the-verify-token', appSecret: 'the-app-secret' };
const held = { app_secret: secrets.appSecret, verify_token: secrets.verifyToken };

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  process.exitCode = undefined;
});

/** Ingest itself behind HTTP; `careless` takes whatever comes. */
async function serve(careless = false): Promise<string> {
  const ingest = createIngest({
    secrets: {
      get: async (_arn, schema) => schema.parse(held),
      refresh: async (_arn, schema) => schema.parse(held),
    },
    webhookSecretArn: 'arn',
    queueOf: () => ({ enqueue: () => Promise.reject(new Error('nothing is queued')) }),
    statusQueue: { enqueue: () => Promise.reject(new Error('nothing is queued')) },
    log: recordingLog(),
    metrics: recordingMetrics().metrics,
  });
  served = await serveFetch(async (request) => {
    const url = new URL(request.url);
    if (careless) return new Response(url.searchParams.get('hub.challenge'));
    const answer = await ingest({
      rawPath: url.pathname,
      requestContext: { http: { method: request.method } },
      headers: Object.fromEntries(request.headers),
      queryStringParameters: Object.fromEntries(url.searchParams),
      body: await request.text(),
      isBase64Encoded: false,
    });
    return new Response(answer.body ?? null, { status: answer.statusCode });
  });
  return `${served.url}/whatsapp/webhook`;
}

async function said(url: string, with_: typeof secrets): Promise<string[]> {
  const lines: string[] = [];
  const { check, conclude } = createChecks((line) => lines.push(line));
  await smokeWebhook(url, with_, check);
  conclude();
  return lines;
}

test('a webhook that does what Meta asks passes, and neither secret is printed', async () => {
  const lines = await said(await serve(), secrets);

  expect(lines.at(-1)).toBe('6 passed, 0 failed');
  expect(process.exitCode).toBeUndefined();
  expect(lines.join('\n')).not.toMatch(/the-verify-token|the-app-secret/);
});

test('a webhook that takes whatever comes fails where it does', async () => {
  const lines = await said(await serve(true), secrets);

  expect(lines.filter((line) => line.includes('FAILED'))).toEqual([
    '  FAILED  the challenge with a wrong token is refused: 200, not 403',
    '  FAILED  and does not come back: true, not false',
    '  FAILED  an unsigned post is refused: 200, not 401',
    '  FAILED  a post signed by another is refused: 200, not 401',
  ]);
  expect(process.exitCode).toBe(1);
});

test('secrets that are not those of the deploy are noticed', async () => {
  const lines = await said(await serve(), { verifyToken: 'old', appSecret: 'old' });

  expect(lines.filter((line) => line.includes('FAILED'))).toHaveLength(2);
});
