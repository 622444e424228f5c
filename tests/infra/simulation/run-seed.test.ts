import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { runSeed } from '#infra/simulation/run-seed.ts';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

test('the same seed gives the same history, another seed another one', async () => {
  const options = { seed: 3, messages: 12, without: new Set<string>(), keys };
  const first = await runSeed(options);
  const again = await runSeed(options);
  expect(first.violations).toEqual([]);
  expect(first.messages).toBe(12);
  expect(first.history.length).toBeGreaterThan(100);
  expect(again.history).toEqual(first.history);
  expect(again.hash).toBe(first.hash);
  const other = await runSeed({ ...options, seed: 4 });
  expect(other.hash).not.toBe(first.hash);
}, 120_000);
