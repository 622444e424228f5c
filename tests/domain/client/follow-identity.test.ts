import { describe, expect, test } from 'vitest';
import type { Alias } from '#domain/client/client.ts';
import {
  type AliasChange,
  clientOfNote,
  followIdentity,
  phonesLeft,
} from '#domain/client/follow-identity.ts';
import type { IdentityNote } from '#domain/client/identity-note.ts';

const [oldPhone, newPhone] = ['+62811', '+62822'];

function userAlias(value: string, clientId = 'anna'): Alias {
  return { kind: 'user-id', value, clientId };
}

function phoneAlias(value: string, pairedWith?: string, clientId = 'anna'): Alias {
  return { kind: 'phone', value, clientId, ...(pairedWith ? { pairedWith } : {}) };
}

/** From the old id and phone to the new ones, unless said otherwise. */
function note(fields: Partial<IdentityNote> = {}): IdentityNote {
  return {
    kind: 'identity-note',
    id: 'wamid.note',
    sender: { phone: oldPhone, userId: 'ID.1' },
    current: { phone: newPhone, userId: 'ID.2' },
    ...fields,
  };
}

describe('whom a note is about', () => {
  test.each<
    [string, Partial<IdentityNote>, Parameters<typeof clientOfNote>[1], string | undefined]
  >([
    ['who had the id', {}, { userIdAlias: userAlias('ID.1') }, 'anna'],
    ['the phone, last seen with it', {}, { phoneAlias: phoneAlias(oldPhone, 'ID.1') }, 'anna'],
    ['the phone, seen with no id', {}, { phoneAlias: phoneAlias(oldPhone) }, 'anna'],
    [
      'nobody: the phone is of another',
      {},
      { phoneAlias: phoneAlias(oldPhone, 'ID.9') },
      undefined,
    ],
    [
      'the phone alone',
      { sender: { phone: oldPhone } },
      { phoneAlias: phoneAlias(oldPhone, 'ID.1') },
      'anna',
    ],
    ['nobody who is known', {}, {}, undefined],
  ])('%s', (_who, fields, known, clientId) => {
    expect(clientOfNote(note(fields), known)).toBe(clientId);
  });
});

describe('what is written', () => {
  const both: AliasChange[] = [
    { alias: userAlias('ID.2') },
    { alias: phoneAlias(newPhone, 'ID.2') },
  ];
  test.each<
    [string, Partial<IdentityNote>, Parameters<typeof followIdentity>[2], AliasChange[] | undefined]
  >([
    ['a new id and phone', {}, {}, both],
    [
      'a new id, the phone hidden',
      { current: { userId: 'ID.2' } },
      {},
      [{ alias: userAlias('ID.2') }],
    ],
    [
      'a new id of the same phone, which is paired anew',
      { sender: { userId: 'ID.1' }, current: { phone: oldPhone, userId: 'ID.2' } },
      { phoneAlias: phoneAlias(oldPhone, 'ID.1') },
      [
        { alias: userAlias('ID.2') },
        { alias: phoneAlias(oldPhone, 'ID.2'), before: phoneAlias(oldPhone, 'ID.1') },
      ],
    ],
    [
      'nothing the second time',
      {},
      { userIdAlias: userAlias('ID.2'), phoneAlias: phoneAlias(newPhone, 'ID.2') },
      [],
    ],
    [
      'nothing of a phone that a later note gave to a third id',
      { sender: { userId: 'ID.1' }, current: { phone: oldPhone, userId: 'ID.2' } },
      { userIdAlias: userAlias('ID.2'), phoneAlias: phoneAlias(oldPhone, 'ID.3') },
      [],
    ],
    [
      'a phone that was somebody else’s: it was recycled',
      {},
      { phoneAlias: phoneAlias(newPhone, 'ID.7', 'budi') },
      [
        { alias: userAlias('ID.2') },
        { alias: phoneAlias(newPhone, 'ID.2'), before: phoneAlias(newPhone, 'ID.7', 'budi') },
      ],
    ],
    [
      'nothing at all where the new id is another client’s',
      {},
      { userIdAlias: userAlias('ID.2', 'budi') },
      undefined,
    ],
  ])('%s', (_what, fields, known, changes) => {
    expect(followIdentity(note(fields), 'anna', known)).toEqual(changes);
  });
});

describe('phones that are left', () => {
  const known = [
    { kind: 'user-id', value: 'ID.1' },
    { kind: 'phone', value: '+62800' },
    { kind: 'phone', value: newPhone },
  ] as const;
  test('are the old one and all others of the profile but the new one', () => {
    expect(phonesLeft(note(), known)).toEqual([oldPhone, '+62800']);
  });

  test('are only the one that is said to be left where the new one is hidden', () => {
    expect(phonesLeft(note({ current: { userId: 'ID.2' } }), known)).toEqual([oldPhone]);
  });

  test('are none where only the id changed', () => {
    const same = { sender: { userId: 'ID.1' }, current: { userId: 'ID.2' } };
    expect(phonesLeft(note(same), known)).toEqual([]);
  });
});
