import { describe, expect, it } from 'vitest';

import { readEnvironment } from '#lambda/environment.ts';

describe('readEnvironment', () => {
  it('gives the variables that were asked for and no others', () => {
    const source = { TABLE_NAME: 'bookings', STUDIO_ID: 'studio', PATH: '/bin' };

    expect(readEnvironment(['TABLE_NAME', 'STUDIO_ID'], source)).toEqual({
      TABLE_NAME: 'bookings',
      STUDIO_ID: 'studio',
    });
  });

  it('names every fault in one message, and no value', () => {
    const source = { TABLE_NAME: '', QUEUE_URL: 'not-an-address', STUDIO_ID: 'a#b' };

    expect(() =>
      readEnvironment(['TABLE_NAME', 'QUEUE_URL', 'STUDIO_ID', 'GOOGLE_SECRET_ARN'], source),
    ).toThrowError(
      expect.objectContaining({
        code: 'environment.invalid',
        message:
          'environment: TABLE_NAME is missing; QUEUE_URL is malformed; STUDIO_ID is malformed; ' +
          'GOOGLE_SECRET_ARN is missing',
      }),
    );
  });

  it('takes addresses of the loopback as well as of the services', () => {
    const source = {
      QUEUE_URL: 'http://127.0.0.1:4100/000000000000/messages.fifo',
      GOOGLE_API_URL: 'https://www.googleapis.com/',
    };

    expect(readEnvironment(['QUEUE_URL', 'GOOGLE_API_URL'], source)).toEqual(source);
  });

  it('refuses an address that is not of the web', () => {
    expect(() =>
      readEnvironment(['DEEPSEEK_API_URL'], { DEEPSEEK_API_URL: 'file:///etc/passwd' }),
    ).toThrowError('environment: DEEPSEEK_API_URL is malformed');
  });
});
