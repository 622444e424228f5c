import { describe, expect, it } from 'vitest';
import { checkSecret, secretFault } from '#infra/operate/check-secrets.ts';

const urls = {
  whatsapp: 'http://graph.local/v25.0',
  deepseek: 'http://deepseek.local',
  google: 'http://google.local/',
  googleToken: 'http://google.local/token',
};

/** Answers with this status, and keeps what was asked. */
function service(status: number) {
  const asked: { url: string; authorization: string | null }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { url, headers } = new Request(input, init);
    asked.push({ url, authorization: headers.get('authorization') });
    return new Response('{}', { status });
  };
  return { asked, fetch };
}

const whatsapp = JSON.stringify({ token: 'secret-token', phone_number_id: '1065' });

describe('a secret', () => {
  it.each([
    ['whatsapp', whatsapp, 'http://graph.local/v25.0/1065?fields=id', 'Bearer secret-token'],
    [
      'deepseek',
      '{"api_key":"secret-key"}',
      'http://deepseek.local/user/balance',
      'Bearer secret-key',
    ],
  ] as const)(
    'of %s is proved by a call that changes nothing',
    async (kind, text, url, authorization) => {
      const good = service(200);
      expect(await checkSecret(kind, text, { urls, fetch: good.fetch })).toBe('ok');
      expect(good.asked).toEqual([{ url, authorization }]);
      const bad = await checkSecret(kind, text, { urls, fetch: service(401).fetch });
      expect(bad).toBe('refused (401)');
    },
  );

  it('is not sent where there is nothing to ask', async () => {
    const { asked, fetch } = service(200);
    const webhook = '{"app_secret":"a","verify_token":"b"}';
    expect(await checkSecret('webhook', webhook, { urls, fetch })).toMatch(/^ok/);
    expect(await checkSecret('deepseek', '{}', { urls, fetch })).toBe('ok (no model)');
    expect(asked).toEqual([]);
  });

  it('whose service does not answer is neither', async () => {
    const fetch = () => Promise.reject(new TypeError('fetch failed: secret-token'));
    expect(await checkSecret('whatsapp', whatsapp, { urls, fetch })).toBe('not reached');
  });

  it('whose key cannot be read says so without showing it', async () => {
    const credentials = { client_email: 'a@b.example', private_key: 'not-a-key' };
    const text = JSON.stringify({ calendar_id: 'x', credentials });
    const verdict = await checkSecret('google', text, { urls, fetch: service(200).fetch });
    expect(verdict).toBe('not reached, or the key cannot be read');
  });

  it('that is unfit names the fields and never a value', () => {
    expect(secretFault('webhook', '{"app_secret":"","verify_token":7}')).toBe(
      'app_secret: too_small; verify_token: invalid_type',
    );
    expect(secretFault('google', 'secret-token')).toBe('(all): invalid_type');
    expect(secretFault('whatsapp', whatsapp)).toBeUndefined();
  });
});
