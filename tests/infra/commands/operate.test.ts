import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type Served, serveFetch } from '#infra/local/serve-fetch.ts';

const commandWithinMs = 30_000;
const secretWord = 'zebra-okapi-token';

let directory: string;
let aws: Served;
/** What the stage's secrets hold, by logical id. */
const stored = new Map<string, string>();

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'coresync-operate-'));
  aws = await serveFetch(answer);
});
afterAll(async () => {
  await aws.close();
  rmSync(directory, { recursive: true, force: true });
});

const requestSchema = z.object({
  SecretId: z.string().optional(),
  SecretString: z.string().optional(),
});

/** As much of AWS as the commands ask: a stage's secrets, and no queue. */
async function answer(request: Request): Promise<Response> {
  const target = request.headers.get('x-amz-target') ?? '';
  if (target === 'AmazonSQS.ListQueues') return Response.json({});
  const { SecretId = '', SecretString } = requestSchema.parse(await request.json());
  if (target === 'secretsmanager.ListSecrets') {
    const SecretList = [...stored.keys()].map((name) => ({
      ARN: name,
      Tags: [
        { Key: 'aws:cloudformation:stack-name', Value: 'CoreSync-prod' },
        { Key: 'aws:cloudformation:logical-id', Value: name },
      ],
    }));
    return Response.json({ SecretList });
  }
  if (target === 'secretsmanager.PutSecretValue') {
    stored.set(SecretId, SecretString ?? '');
    return Response.json({ ARN: SecretId });
  }
  return Response.json({ ARN: SecretId, SecretString: stored.get(SecretId) });
}

function run(command: string, args: readonly string[], environment: Record<string, string> = {}) {
  return new Promise<{ code: number; said: string }>((resolve) => {
    const env = {
      PATH: process.env['PATH'] ?? '',
      AWS_REGION: 'ap-southeast-3',
      AWS_EC2_METADATA_DISABLED: 'true',
      HOME: directory,
      ...environment,
    };
    const file = [`infra/commands/${command}.ts`, ...args];
    execFile(process.execPath, file, { timeout: commandWithinMs, env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), said: out + err }),
    );
  });
}

const account = () => ({
  AWS_ENDPOINT_URL: aws.url,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
});

function fileOf(name: string, json: unknown): string {
  const path = join(directory, name);
  writeFileSync(path, JSON.stringify(json));
  return path;
}

describe('npm run redrive', () => {
  test('says where nothing runs on this machine', async () => {
    expect(await run('redrive', ['list', '--url', 'http://127.0.0.1:9'])).toEqual({
      code: 1,
      said: expect.stringContaining(
        'nothing runs at http://127.0.0.1:9: npm start, or name a --stage',
      ),
    });
  });

  test('says of a stage that is not there that it is not deployed', async () => {
    expect(await run('redrive', ['list', '--stage', 'prod'], account())).toEqual({
      code: 1,
      said: expect.stringContaining(
        'there is no queue MessageQueueDeadLetters…: is the stage deployed here?',
      ),
    });
  });

  test('says without an account what it lacks, and no stack trace', async () => {
    const { code, said } = await run('redrive', ['list', '--stage', 'prod']);
    expect([code, said]).toEqual([1, expect.stringMatching(/credentials/i)]);
    expect(said).not.toMatch(/^\s+at /m);
  });
});

describe('npm run secrets', () => {
  const whatsapp = () => fileOf('whatsapp.json', { token: secretWord, phone_number_id: '1' });

  test('puts a secret of the right shape, and shows nothing of it', async () => {
    stored.set('WhatsAppSecret1A2B3C4D', '{}');
    const put = ['put', 'whatsapp', '--stage', 'prod', '--file', whatsapp()];
    expect(await run('secrets', put, account())).toEqual({ code: 0, said: 'whatsapp: put\n' });
    expect(stored.get('WhatsAppSecret1A2B3C4D')).toContain(secretWord);
  });

  test('proves it by a call that changes nothing, and shows nothing of it', async () => {
    const asked: string[] = [];
    const service = await serveFetch(async (request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}`);
      const isRight = request.headers.get('authorization') === `Bearer ${secretWord}`;
      return Response.json({ id: '1' }, { status: isRight ? 200 : 401 });
    });
    const check = [
      'check',
      'whatsapp',
      '--stage',
      'prod',
      '--whatsapp-url',
      `${service.url}/v25.0`,
    ];
    expect(await run('secrets', check, account())).toEqual({ code: 0, said: 'whatsapp: ok\n' });
    stored.set('WhatsAppSecret1A2B3C4D', JSON.stringify({ token: 'old', phone_number_id: '1' }));
    expect(await run('secrets', check, account())).toEqual({
      ...{ code: 1, said: 'whatsapp: refused (401)\n' },
    });
    expect(asked).toEqual(['GET /v25.0/1', 'GET /v25.0/1']);
    await service.close();
  });

  test('refuses what is not of the shape, by field and without a value', async () => {
    const file = fileOf('bad.json', { token: 7, secret: secretWord });
    const { code, said } = await run('secrets', ['put', 'whatsapp', '--file', file]);
    expect(code).toBe(2);
    expect(said).toContain('whatsapp: unfit: token: invalid_type; phone_number_id: invalid_type');
    expect(said).not.toContain(secretWord);
  });

  test('says of a stage without a secret that it is not deployed', async () => {
    const check = ['check', 'deepseek', '--stage', 'prod'];
    expect(await run('secrets', check, account())).toEqual({
      code: 1,
      said: expect.stringContaining('prod has no secret for deepseek: is it deployed?'),
    });
  });
});

describe('npm run history', () => {
  test.each(['history', 'outside-hours'])('%s says of no file, and makes none', async (command) => {
    const file = join(directory, 'none.db');
    const booking = command === 'history' ? ['b1'] : [];
    expect(await run(command, [...booking, '--file', file])).toEqual({
      code: 1,
      said: expect.stringContaining(`there is no ${file}`),
    });
    expect(existsSync(file)).toBe(false);
  });

  test('says of a file without a table that there is none', async () => {
    const file = fileOf('empty.db', '');
    writeFileSync(file, '');
    expect(await run('history', ['b1', '--file', file])).toEqual({
      code: 1,
      said: expect.stringContaining(`there is no table in ${file}`),
    });
  });

  test('says what it is for where it is called without a booking', async () => {
    expect(await run('history', [])).toMatchObject({
      code: 2,
      said: expect.stringContaining('npm run history -- BOOKING'),
    });
  });
});
