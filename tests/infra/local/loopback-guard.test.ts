import { expect, test } from 'vitest';
import { isFromThisMachine } from '#infra/local/loopback-guard.ts';

test.each([
  [{ host: 'localhost:8000' }, true],
  [{ host: '127.0.0.1:8000' }, true],
  [{ host: '[::1]:8000' }, true],
  [{ host: 'LOCALHOST' }, true],
  [{ host: 'localhost:8000', origin: 'http://localhost:8000' }, true],
  [{ host: 'abc.trycloudflare.com' }, false],
  [{ host: 'localhost.evil.example' }, false],
  [{ host: '127.0.0.1.evil.example:8000' }, false],
  [{ host: '192.168.1.5:8000' }, false],
  [{ 'user-agent': 'no host' }, false],
  [{ host: 'localhost:8000', 'x-forwarded-for': '203.0.113.9' }, false],
  [{ host: 'localhost:8000', 'x-forwarded-host': 'abc.ngrok.app' }, false],
  [{ host: 'localhost:8000', forwarded: 'for=203.0.113.9' }, false],
  [{ host: 'localhost:8000', 'cf-connecting-ip': '203.0.113.9' }, false],
  [{ host: 'localhost:8000', 'ngrok-skip-browser-warning': '1' }, false],
  [{ host: 'localhost:8000', origin: 'https://evil.example' }, false],
  [{ host: 'localhost:8000', origin: 'null' }, false],
])('%j: %s', (headers, isLocal) => {
  expect(isFromThisMachine(new Headers(headers))).toBe(isLocal);
});
