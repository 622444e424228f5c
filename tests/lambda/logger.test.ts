import { execFileSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import { CoreSyncError } from '#domain/error.ts';
import { faultFields, onlyAllowed } from '#lambda/logger.ts';

describe('onlyAllowed', () => {
  it('drops whatever is not on the list, though it came in the same object', () => {
    const fields = {
      outcome: 'ok',
      count: 2,
      text: 'Booking besok',
      phone: '+6281234567890',
      name: 'Budi',
      token: 'EAAG',
    };

    expect(onlyAllowed(fields)).toEqual({ outcome: 'ok', count: 2 });
  });
});

describe('faultFields', () => {
  it('keeps the message of a fault of ours, which holds no data', () => {
    const fault = new CoreSyncError('queue.unavailable', '3 of 4 messages queued', {
      retryable: true,
      cause: new TypeError('connect to +6281234567890'),
    });

    expect(faultFields(fault)).toMatchObject({
      faultName: 'CoreSyncError',
      code: 'queue.unavailable',
      retryable: true,
      faultMessage: '3 of 4 messages queued',
      causeName: 'TypeError',
    });
  });

  it('leaves out the message of any other, even where its stack repeats it', () => {
    const fields = faultFields(new RangeError('cannot read "Booking besok" of Budi'));

    expect(fields.faultName).toBe('RangeError');
    expect(fields.frames?.[0]).toContain('logger.test.ts');
    expect(JSON.stringify(fields)).not.toMatch(/besok|Budi/);
  });

  it.each([
    'no JSON: "Booking\n    at ten, Budi"',
    '\n    at Budi (+6281234567890:1:2)\n    at besok:10:00',
  ])('takes no line of a message for a frame: %j', (message) => {
    const fields = faultFields(new SyntaxError(message));

    expect(fields.frames?.[0]).toContain('logger.test.ts');
    expect(JSON.stringify(fields)).not.toMatch(/ten|besok|Budi/);
  });

  it('takes no line for a frame where the message was changed later', () => {
    const fault = new Error('no JSON: "Booking\n    at ten, Budi"');
    fault.message = 'read';

    expect(JSON.stringify(faultFields(fault))).not.toMatch(/ten|Budi/);
  });

  it('takes no sentence for a name', () => {
    const fault = new Error('x', { cause: Object.assign(new Error('y'), { name: 'to Budi' }) });
    fault.name = 'no item of +6281234567890';

    expect(faultFields(fault)).toMatchObject({ faultName: 'Error', causeName: 'Error' });
    fault.name = 'com.amazonaws.sqs.QueueDoesNotExist';
    expect(faultFields(fault).faultName).toBe('com.amazonaws.sqs.QueueDoesNotExist');
  });

  it('does not repeat what was thrown without being an error', () => {
    expect(faultFields('token EAAG')).toEqual({ faultName: 'string' });
  });
});

describe('createLog', () => {
  it('writes one JSON line an event, with the request it belongs to', () => {
    const script = `
      import { createLog } from '#lambda/logger.ts';
      const log = createLog('ingest');
      log.startRequest('request-1');
      log.info('webhook refused', { reason: 'signature', text: 'Booking besok' });`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 10_000,
    });

    expect(JSON.parse(output)).toMatchObject({
      level: 'INFO',
      service: 'ingest',
      message: 'webhook refused',
      requestId: 'request-1',
      reason: 'signature',
    });
    expect(output).not.toContain('besok');
  });
});
