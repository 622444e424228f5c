import { createServer, type Server } from 'node:http';

import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { createSecretSource } from '#adapters/secrets/secret-source.ts';

const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:WhatsApp-AbCdEf';
const schema = z.object({ token: z.string().min(1) });

let server: Server;
let client: SecretsManagerClient;
/** What Secrets Manager holds; undefined: it answers with a fault. */
let stored: string | undefined;
let requests: number;
let now: number;

beforeEach(async () => {
  stored = '{"token":"first"}';
  requests = 0;
  now = 1_796_177_700_000;
  server = createServer((_request, response) => {
    requests += 1;
    const found = stored !== undefined;
    response.writeHead(found ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    const fault = { __type: 'ResourceNotFoundException', message: 'no such secret' };
    response.end(JSON.stringify(found ? { ARN: arn, SecretString: stored } : fault));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  client = new SecretsManagerClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});

afterEach(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

function source() {
  return createSecretSource({ client, clock: { now: () => now } });
}

describe('createSecretSource', () => {
  it('asks once, and again when five minutes are over', async () => {
    const secrets = source();
    await secrets.get(arn, schema);
    stored = '{"token":"second"}';

    now += 299_999;
    expect(await secrets.get(arn, schema)).toEqual({ token: 'first' });
    now += 1;
    expect(await secrets.get(arn, schema)).toEqual({ token: 'second' });
    expect(requests).toBe(2);
  });

  it('asks once for calls at the same time', async () => {
    const secrets = source();

    const both = await Promise.all([secrets.get(arn, schema), secrets.get(arn, schema)]);

    expect(both).toEqual([{ token: 'first' }, { token: 'first' }]);
    expect(requests).toBe(1);
  });

  it('fetches anew on refresh, but not a value that is younger than ten seconds', async () => {
    const secrets = source();
    await secrets.get(arn, schema);
    stored = '{"token":"rotated"}';

    now += 9_999;
    expect(await secrets.refresh(arn, schema)).toEqual({ token: 'first' });
    now += 1;
    expect(await secrets.refresh(arn, schema)).toEqual({ token: 'rotated' });
    expect(await secrets.get(arn, schema)).toEqual({ token: 'rotated' });
    expect(requests).toBe(2);
  });

  it('says which secret did not arrive, and asks again at the next call', async () => {
    const secrets = source();
    stored = undefined;

    await expect(secrets.get(arn, schema)).rejects.toMatchObject({
      code: 'secret.unavailable',
      retryable: true,
      message: `secret ${arn} did not arrive`,
    });
    stored = '{"token":"filled in"}';
    expect(await secrets.get(arn, schema)).toEqual({ token: 'filled in' });
  });

  it('gives on what it has while nothing newer arrives, asking every ten seconds', async () => {
    const secrets = source();
    await secrets.get(arn, schema);
    stored = undefined;

    now += 300_000;
    expect(await secrets.get(arn, schema)).toEqual({ token: 'first' });
    now += 9_999;
    expect(await secrets.get(arn, schema)).toEqual({ token: 'first' });
    expect(requests).toBe(2);
    stored = '{"token":"second"}';
    now += 1;
    expect(await secrets.get(arn, schema)).toEqual({ token: 'second' });
  });

  it.each([
    ['as it is deployed', '{}', 'token: invalid_type'],
    ['with a field of the wrong kind', '{"token":{"value":"EAAG"}}', 'token: invalid_type'],
    ['with an empty field', '{"token":""}', 'token: too_small'],
    ['that is no JSON', 'EAAG-token', '(all): invalid_type'],
  ])('names the faulty fields of a secret %s, and never a value', async (_what, text, faults) => {
    stored = text;

    await expect(source().get(arn, schema)).rejects.toMatchObject({
      code: 'secret.invalid',
      retryable: false,
      message: `secret ${arn} is unfit: ${faults}`,
    });
  });

  it('takes a secret that was filled in at once, not five minutes later', async () => {
    const secrets = source();
    stored = '{}';
    await expect(secrets.get(arn, schema)).rejects.toMatchObject({ code: 'secret.invalid' });

    stored = '{"token":"filled in"}';
    expect(await secrets.get(arn, schema)).toEqual({ token: 'filled in' });
  });
});
