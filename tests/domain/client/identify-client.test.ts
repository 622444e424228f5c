import { describe, expect, test } from 'vitest';
import type { Alias } from '#domain/client/client.ts';
import { aliasKeys, type Identity, identifyClient } from '#domain/client/identify-client.ts';
import type { Sender } from '#domain/conversation/message.ts';

const [phone, userId] = ['+6281234567890', 'ID.1'];

function userAlias(clientId: string, value = userId): Alias {
  return { kind: 'user-id', value, clientId };
}

function phoneAlias(clientId: string, pairedWith?: string): Alias {
  return { kind: 'phone', value: phone, clientId, ...(pairedWith ? { pairedWith } : {}) };
}

interface Known {
  readonly userIdAlias?: Alias;
  readonly phoneAlias?: Alias;
}

const whole: Known = { userIdAlias: userAlias('anna'), phoneAlias: phoneAlias('anna', userId) };

describe('identifyClient', () => {
  test.each<[string, Sender, Known, Identity]>([
    [
      'makes a client of an unknown phone',
      { phone },
      {},
      { clientId: 'fresh', isNew: true, aliases: [{ alias: phoneAlias('fresh') }] },
    ],
    [
      'makes a client of an unknown user id',
      { userId },
      {},
      { clientId: 'fresh', isNew: true, aliases: [{ alias: userAlias('fresh') }] },
    ],
    [
      'makes one client of both, and pairs them',
      { phone, userId },
      {},
      {
        clientId: 'fresh',
        isNew: true,
        aliases: [{ alias: userAlias('fresh') }, { alias: phoneAlias('fresh', userId) }],
      },
    ],
    [
      'knows both, and writes nothing',
      { phone, userId },
      whole,
      { clientId: 'anna', isNew: false, aliases: [] },
    ],
    [
      'knows the user id alone, where the phone is hidden',
      { userId },
      { userIdAlias: userAlias('anna') },
      { clientId: 'anna', isNew: false, aliases: [] },
    ],
    [
      'believes a phone alone, paired as it is',
      { phone },
      { phoneAlias: phoneAlias('anna', userId) },
      { clientId: 'anna', isNew: false, aliases: [] },
    ],
    [
      'adds the user id to a client who was known by the phone alone',
      { phone, userId },
      { phoneAlias: phoneAlias('anna') },
      {
        clientId: 'anna',
        isNew: false,
        aliases: [
          { alias: userAlias('anna') },
          { alias: phoneAlias('anna', userId), before: phoneAlias('anna') },
        ],
      },
    ],
    [
      'adds a new phone to a client who is known by the user id',
      { phone, userId },
      { userIdAlias: userAlias('anna') },
      { clientId: 'anna', isNew: false, aliases: [{ alias: phoneAlias('anna', userId) }] },
    ],
    [
      'makes a client of a phone that comes with another user id, to whom the phone goes',
      { phone, userId: 'ID.2' },
      { phoneAlias: phoneAlias('anna', userId) },
      {
        clientId: 'fresh',
        isNew: true,
        aliases: [
          { alias: userAlias('fresh', 'ID.2') },
          { alias: phoneAlias('fresh', 'ID.2'), before: phoneAlias('anna', userId) },
        ],
      },
    ],
    [
      'gives the phone of one known client to another who writes from it',
      { phone, userId: 'ID.2' },
      { userIdAlias: userAlias('budi', 'ID.2'), phoneAlias: phoneAlias('anna', userId) },
      {
        clientId: 'budi',
        isNew: false,
        aliases: [{ alias: phoneAlias('budi', 'ID.2'), before: phoneAlias('anna', userId) }],
      },
    ],
    [
      'believes the user id where the phone alone is another client',
      { phone, userId },
      { userIdAlias: userAlias('anna'), phoneAlias: phoneAlias('budi') },
      {
        clientId: 'anna',
        isNew: false,
        aliases: [{ alias: phoneAlias('anna', userId), before: phoneAlias('budi') }],
      },
    ],
  ])('%s', (_fact, sender, known, identity) => {
    expect(identifyClient(sender, known, 'fresh')).toEqual(identity);
  });
});

describe('aliasKeys', () => {
  test.each<[string, Sender, Alias[], string[]]>([
    ['are those of the sender', { phone, userId }, [], [userId, phone]],
    ['keep what was known, after what is new', { phone }, [userAlias('anna')], [phone, userId]],
    ['hold each once', { phone, userId }, [phoneAlias('a'), userAlias('a')], [userId, phone]],
  ])('%s', (_fact, sender, before, values) => {
    expect(aliasKeys(sender, before).map(({ value }) => value)).toEqual(values);
  });
});
