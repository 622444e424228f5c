import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRealServices } from '#infra/local/real-services.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'coresync-'));
});
afterEach(() => rm(root, { recursive: true }));

async function writeCredentials(text: string): Promise<void> {
  await mkdir(join(root, 'config'));
  await writeFile(join(root, 'config/google_credentials.json'), text);
}

const whatsapp = {
  WHATSAPP_TOKEN: 'token',
  WHATSAPP_PHONE_ID: '1',
  WHATSAPP_APP_SECRET: 'secret',
  VERIFY_TOKEN: 'word',
};

test('nothing, or only empty variables, means doubles', () => {
  expect(readRealServices({}, root)).toEqual({});
  expect(
    readRealServices({ DEEPSEEK_API_KEY: '', WHATSAPP_TOKEN: ' ', CALENDAR_ID: '' }, root),
  ).toEqual({});
});

test('complete sets are read', async () => {
  const credentials = { client_email: 'a@b.example', private_key: 'pem', project_id: 'p' };
  await writeCredentials(JSON.stringify(credentials));
  expect(
    readRealServices({ ...whatsapp, DEEPSEEK_API_KEY: 'key', CALENDAR_ID: 'c' }, root),
  ).toEqual({
    deepseek: { apiKey: 'key' },
    whatsapp: { token: 'token', phoneNumberId: '1', appSecret: 'secret', verifyToken: 'word' },
    google: { calendarId: 'c', credentials },
  });
});

test('a partial set names what is missing', async () => {
  const { WHATSAPP_TOKEN: _, VERIFY_TOKEN: __, ...part } = whatsapp;
  expect(() => readRealServices(part, root)).toThrow('WHATSAPP_TOKEN, VERIFY_TOKEN are missing');
  expect(() => readRealServices({ CALENDAR_ID: 'c' }, root)).toThrow(
    'config/google_credentials.json is missing',
  );
  await writeCredentials('{}');
  expect(() => readRealServices({}, root)).toThrow('CALENDAR_ID is missing');
  expect(() => readRealServices({ CALENDAR_ID: 'c' }, root)).toThrow('is no service account key');
});
