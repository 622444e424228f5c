import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createLocalClock } from '#infra/local/local-clock.ts';
import {
  createFunctionPool,
  type FunctionDefinition,
  type FunctionPool,
} from '#infra/local/runtime/function-pool.ts';

const instant = Date.parse('2026-12-01T03:00:00Z');
const pools: FunctionPool[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.stop()));
});

function createPool(own: Partial<FunctionDefinition> = {}, frozen = true) {
  const clock = createLocalClock({ start: instant, frozen });
  const lines: string[] = [];
  const faults: string[] = [];
  const pool = createFunctionPool(
    {
      name: 'probe',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:probe',
      directory: fileURLToPath(new URL('../fixtures/probe', import.meta.url)),
      handler: 'index.handler',
      timeoutSeconds: 5,
      memoryMb: 512,
      environment: { OWN: 'value' },
      maximumConcurrency: 2,
      ...own,
    },
    {
      clock,
      onLine: (_, line) => void lines.push(line),
      onFault: (_, error) => void faults.push(`${error.errorType}: ${error.errorMessage}`),
      onActivity: () => {},
    },
  );
  pools.push(pool);
  return { pool, clock, lines, faults };
}

const answerSchema = z.object({
  now: z.number(),
  constructed: z.number(),
  called: z.number(),
  parsed: z.string(),
  isDate: z.boolean(),
  loadedAt: z.number(),
  invocations: z.number(),
  process: z.number(),
  elapsedMs: z.number(),
  environment: z.record(z.string(), z.string()),
  remainingMs: z.number(),
  context: z.record(z.string(), z.unknown()),
});

async function ask(pool: FunctionPool, event = {}) {
  const result = await pool.invoke(event);
  return answerSchema.parse(result.kind === 'returned' ? result.value : result);
}

async function faultOf(pool: FunctionPool, event = {}) {
  const result = await pool.invoke(event);
  return result.kind === 'failed' ? result.error : result.value;
}

describe('the clock of a function', () => {
  test('stands still where it is frozen, from the loading of the module on', async () => {
    const { pool } = createPool();
    expect(await ask(pool, { waitMs: 20 })).toMatchObject({
      now: instant,
      constructed: instant,
      called: instant,
      loadedAt: instant,
      parsed: '1970-01-01T00:00:00.000Z',
      isDate: true,
    });
  });

  test('is moved between invocations and during one', async () => {
    const { pool, clock } = createPool();
    await ask(pool);
    clock.advance(600_000);
    expect((await ask(pool)).now).toBe(instant + 600_000);
    const running = ask(pool, { waitMs: 200 });
    clock.set(instant + 1);
    expect((await running).now).toBe(instant + 1);
  });

  test('runs from where it was set, and timers stay real', async () => {
    const { pool } = createPool({}, false);
    const first = await ask(pool);
    const second = await ask(pool, { waitMs: 20 });
    const elapsedMs = second.elapsedMs - first.elapsedMs;
    expect(first.now).toBeGreaterThanOrEqual(instant);
    expect(first.now).toBeLessThan(instant + 20_000);
    expect(Math.abs(second.now - first.now - elapsedMs)).toBeLessThan(20);
    expect(elapsedMs).toBeGreaterThanOrEqual(19);
  });
});

describe('an invocation', () => {
  test("sees the function's own environment, Lambda's, and nothing of this process", async () => {
    const { pool } = createPool();
    const { environment } = await ask(pool);
    expect(environment).toMatchObject({
      OWN: 'value',
      AWS_LAMBDA_FUNCTION_NAME: 'probe',
      LAMBDA_TASK_ROOT: pool.definition.directory,
      TZ: 'UTC',
    });
    expect(environment).not.toHaveProperty('VITEST');
    expect(environment).not.toHaveProperty('HOME');
  });

  test('gets a context, and a process that is used again', async () => {
    const { pool } = createPool();
    const first = await ask(pool);
    const second = await ask(pool);
    expect(first.context).toMatchObject({
      functionName: 'probe',
      invokedFunctionArn: pool.definition.arn,
      memoryLimitInMB: '512',
    });
    expect(first.remainingMs).toBeGreaterThan(4_000);
    expect(first.remainingMs).toBeLessThanOrEqual(5_000);
    expect(second.context.awsRequestId).not.toBe(first.context.awsRequestId);
    expect([second.process, second.invocations]).toEqual([first.process, 2]);
  });

  test('that lasts longer than the time-out is killed, and the next has a new process', async () => {
    const { pool, faults } = createPool({ timeoutSeconds: 0.3, maximumConcurrency: 1 });
    const before = await ask(pool);
    const fault = await faultOf(pool, { hang: true });
    expect(fault).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/Task timed out after 0.30 seconds/),
    });
    expect(() => process.kill(before.process, 0)).toThrow(/ESRCH/);
    expect((await ask(pool)).process).not.toBe(before.process);
    expect(faults).toHaveLength(1);
  });

  test('that throws reports the error, and the process goes on', async () => {
    const { pool, faults } = createPool();
    const before = await ask(pool);
    expect(await faultOf(pool, { throw: 'no' })).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'no',
      trace: expect.arrayContaining(['TypeError: no']),
    });
    expect((await ask(pool)).process).toBe(before.process);
    expect(faults).toEqual(['TypeError: no']);
  });

  test('that ends its process fails, and the next has a new one', async () => {
    const { pool } = createPool();
    expect(await faultOf(pool, { exit: true })).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: 'Runtime exited: exit 3',
    });
    expect((await ask(pool)).invocations).toBe(1);
  });

  test('beyond the maximum concurrency waits', async () => {
    const { pool } = createPool({ maximumConcurrency: 2 });
    const answers = Promise.all([1, 2, 3, 4].map(() => ask(pool, { waitMs: 30 })));
    expect(pool.inFlight()).toBe(4);
    expect(new Set((await answers).map((answer) => answer.process)).size).toBe(2);
    expect(pool.inFlight()).toBe(0);
  });

  test('that prints is heard line by line', async () => {
    const { pool, lines } = createPool();
    await ask(pool, { print: 'one\ntwo' });
    await expect.poll(() => lines).toEqual(['one', 'two']);
  });

  test('of a module that does not load fails with its error', async () => {
    const directory = fileURLToPath(new URL('../fixtures/broken', import.meta.url));
    const { pool } = createPool({ directory });
    expect(await pool.warm()).toMatchObject({ errorType: 'RangeError', errorMessage: 'not today' });
    expect(await faultOf(pool)).toMatchObject({ errorType: 'RangeError' });
  });

  test('that runs when the pool stops fails, and no process is left', async () => {
    const { pool } = createPool();
    const { process: id } = await ask(pool);
    const running = faultOf(pool, { hang: true });
    await pool.stop();
    expect(await running).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(() => process.kill(id, 0)).toThrow(/ESRCH/);
  });
});
