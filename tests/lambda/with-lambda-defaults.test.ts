import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';

import { CoreSyncError } from '#domain/error.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';

import { recordingLog } from './recording-log.ts';

const context: Context = {
  awsRequestId: 'request-1',
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'ingest',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:ap-southeast-3:123456789012:function:ingest',
  memoryLimitInMB: '512',
  logGroupName: 'logs',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 9_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** What the chain lets out when `thrown` is thrown within, and what it logged. */
async function faultOut(thrown: unknown) {
  const log = recordingLog();
  const handler = withLambdaDefaults(log, async (_event: object) => {
    throw thrown;
  });
  const fault = await handler({}, context).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { fault, lines: log.lines };
}

describe('withLambdaDefaults', () => {
  it('gives the result and logs the request with its outcome', async () => {
    const log = recordingLog();
    const handler = withLambdaDefaults(log, async (event: { n: number }) => event.n + 1);

    expect(await handler({ n: 1 }, context)).toBe(2);
    expect(log.lines).toEqual([
      { level: 'info', event: 'invoked', fields: { requestId: 'request-1', outcome: 'ok' } },
    ]);
  });

  it('lets a fault of ours out with its code, and without its cause', async () => {
    const cause = new Error('PUT https://…/+6281234567890');
    const { fault, lines } = await faultOut(
      new CoreSyncError('store.unavailable', 'no answer', { retryable: true, cause }),
    );

    expect(fault).toMatchObject({ code: 'store.unavailable', message: 'no answer' });
    expect(fault).toMatchObject({ retryable: true });
    expect(fault).not.toHaveProperty('cause');
    expect(fault).not.toHaveProperty('originalError');
    expect(lines[0]?.fields).toMatchObject({
      requestId: 'request-1',
      outcome: 'fault',
      code: 'store.unavailable',
      causeName: 'Error',
    });
  });

  it('lets out nothing but the name of any other', async () => {
    const { fault, lines } = await faultOut(new SyntaxError('"Booking besok" is not JSON'));

    expect(fault).toMatchObject({ message: 'unexpected SyntaxError' });
    expect(fault).not.toHaveProperty('cause');
    expect(fault).not.toHaveProperty('originalError');
    expect(lines[0]?.fields).toMatchObject({ faultName: 'SyntaxError' });
    expect(JSON.stringify(lines)).not.toContain('besok');
  });

  it('gives an error also where something else was thrown', async () => {
    const { fault } = await faultOut('Budi');

    expect(fault).toBeInstanceOf(Error);
    expect(String(fault)).toBe('Error: unexpected fault');
  });
});
