import { expect, test } from 'vitest';
import type { Person, Said } from '#infra/simulation/actors/person.ts';
import { checkPromises, type Evidence } from '#infra/simulation/model/check-promises.ts';
import type { RawBooking, RawEntry } from '#infra/simulation/model/raw-table.ts';
import { createRunRecord } from '#infra/simulation/run-record.ts';

const person = {
  name: 'Anindya Wulandari',
  phone: '+628110000001',
  userId: 'ID.1',
  language: 'id',
  isLate: false,
} satisfies Person;
const id = '0123456789abcdef0123456789abcdef';
const sentAt = Date.parse('2026-12-02T02:00:00Z');
const startsAt = '2026-12-03T03:00:00Z';
const body =
  'Siap Kak, sudah dibooking untuk *Kamis, 3 Desember 2026 pukul 10.00 WIB*. Sampai ketemu! 🙏';

const said: Said = {
  wamid: 'wamid.1',
  person,
  sentAt,
  what: 'booking besok jam 10 pagi',
  dates: ['2026-12-03'],
  minutes: [600],
  wish: { kind: 'book' },
};
const booking: RawBooking = {
  bookingId: id,
  clientId: 'c1',
  resource: 'studio',
  startsAt,
  endsAt: '2026-12-03T03:45:00Z',
  zone: 'Asia/Jakarta',
  status: 'confirmed',
  revision: 1,
  google: {
    eventId: id,
    revision: 1,
    etag: '"1"',
    startsAt,
    endsAt: '2026-12-03T03:45:00Z',
  },
};
const entry: RawEntry = {
  bookingId: id,
  revision: 1,
  clientId: 'c1',
  actor: 'client',
  cause: 'wamid.1',
  at: '2026-12-02T02:00:02Z',
  after: { startsAt, status: 'confirmed', resource: 'studio' },
};
const cells = ['03:00', '03:15', '03:30'].map((clock) => ({
  resource: 'studio',
  SK: `2026-12-03T${clock}:00Z`,
  booking: id,
}));
const event: Evidence['events'][number] = {
  id,
  status: 'confirmed',
  etag: '"1"',
  sequence: 0,
  created: '2026-12-02T02:00:03Z',
  updated: '2026-12-02T02:00:03Z',
  summary: 'Anindya Wulandari – Pilates',
  transparency: 'opaque',
  start: { dateTime: '2026-12-03T10:00:00+07:00', timeZone: 'Asia/Jakarta' },
  end: { dateTime: '2026-12-03T10:45:00+07:00', timeZone: 'Asia/Jakarta' },
};

/** A run in which one client booked one session, and all is right; `change` makes it wrong. */
function evidence(change: {
  readonly table?: Partial<Evidence['table']>;
  readonly said?: Partial<Said>;
  readonly sends?: number;
  readonly events?: Evidence['events'];
  readonly people?: readonly Person[];
}): Evidence {
  const record = createRunRecord();
  record.said.set('wamid.1', { ...said, ...change.said });
  record.taken.add('wamid.1');
  record.outboundOrder.push('o1');
  record.ledgerOrder.push(`${id}/1`);
  const send: Evidence['accepted'][number] = {
    id: 'wamid.OUT1',
    to: person.phone,
    at: sentAt + 3_000,
    payload: {
      messaging_product: 'whatsapp',
      to: person.phone,
      type: 'text',
      text: { body },
    },
    callbackId: 'o1',
    rendered: body,
    choices: [],
  };
  return {
    people: change.people ?? [person],
    record,
    lines: [],
    sessionMinutes: 45,
    lanes: ['studio'],
    endedAt: sentAt + 3_600_000,
    events: change.events ?? [event],
    accepted: Array.from({ length: change.sends ?? 1 }, () => send),
    table: {
      bookings: [booking],
      ledger: [entry],
      cells,
      inbounds: [{ inboundId: 'wamid.1', clientId: 'c1', decision: 'booked', outboundId: 'o1' }],
      outbounds: [
        {
          outboundId: 'o1',
          clientId: 'c1',
          audience: 'client',
          message: { body },
          state: 'sent',
          attempts: 1,
        },
      ],
      ...change.table,
    },
  };
}

const broken = (change: Parameters<typeof evidence>[0]) => [
  ...new Set(checkPromises(evidence(change)).map(({ promise }) => promise)),
];

test('a run in which all is right breaks nothing', () => {
  expect(broken({})).toEqual([]);
});

test.each<[string, Parameters<typeof evidence>[0]]>([
  [
    'never two bookings in one place',
    {
      table: { bookings: [booking, { ...booking, bookingId: `f${id.slice(1)}`, clientId: 'c2' }] },
    },
  ],
  ['cells are exactly those of the bookings', { table: { cells: cells.slice(1) } }],
  [
    'cells are exactly those of the bookings',
    {
      table: { cells: [...cells, { resource: 'studio', SK: '2026-12-03T03:45:00Z', booking: id }] },
    },
  ],
  ['every accepted message is answered', { table: { inbounds: [] } }],
  ['every reply is sent', { sends: 0 }],
  ['no reply is sent more than it must be', { sends: 2 }],
  ['no reply is sent more than it must be', { sends: 3 }],
  ['the ledger is complete', { table: { ledger: [] } }],
  ['the ledger is complete', { table: { bookings: [{ ...booking, revision: 2 }] } }],
  ['bookings are what the client was told', { table: { bookings: [], ledger: [], cells: [] } }],
  ['a late message changes nothing', { said: { sentAt: sentAt - 11 * 60_000 } }],
  ["never guesses a client's time", { said: { minutes: [660] } }],
  ["never guesses a client's time", { said: { dates: ['2026-12-04'] } }],
  ['the calendar ends up right', { events: [] }],
  ['the calendar ends up right', { events: [{ ...event, summary: 'Somebody – Pilates' }] }],
  ["the owner's time is hers", { events: [event, { ...event, id: 'double1', summary: 'Rapat' }] }],
  [
    'one person is one client',
    {
      table: {
        inbounds: [
          { inboundId: 'wamid.1', clientId: 'c1', decision: 'booked', outboundId: 'o1' },
          { inboundId: 'wamid.1', clientId: 'c2', decision: 'booked' },
        ],
      },
    },
  ],
])('%s', (promise, change) => {
  expect(broken(change)).toContain(promise);
});

test('a reply that names somebody else is seen', () => {
  const other = { ...person, name: 'Siap Hartono', phone: '+628110000002', userId: 'ID.2' };
  expect(broken({ people: [person, other] })).toContain("no reply holds another client's data");
});
