import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { clientMark } from '#adapters/identity/client-mark.ts';

const key = 'coresync-local-app-secret';
const dewi = { phone: '+6281234567890', userId: 'ID.1349', name: 'Dewi' };

test('is the beginning of a keyed hash of the id that WhatsApp has for a person', () => {
  const whole = createHmac('sha256', key).update('client ID.1349').digest('hex');
  expect(clientMark(key, dewi)).toBe(whole.slice(0, 12));
});

test('stays the same whatever else is known of the person', () => {
  expect(clientMark(key, { userId: 'ID.1349' })).toBe(clientMark(key, dewi));
  expect(clientMark(key, { phone: dewi.phone })).toBe(
    clientMark(key, { phone: dewi.phone, name: 'Dewi' }),
  );
});

test('differs by person, and by key', () => {
  const marks = [
    clientMark(key, dewi),
    clientMark(key, { userId: 'ID.1350' }),
    clientMark(key, { phone: dewi.phone }),
    clientMark('another', dewi),
  ];
  expect(new Set(marks).size).toBe(4);
});
