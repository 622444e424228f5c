import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { clientMark } from '#adapters/identity/client-mark.ts';
import { driveEverything } from '#tests/closed-doors/drive-everything.ts';
import {
  allowedIn,
  doneByPlatformIn,
  functionsOf,
  type Permissions,
  usedIn,
} from '#tests/closed-doors/permissions.ts';
import { bagus, chandra, everybody, marksOf, renata } from '#tests/closed-doors/played-people.ts';
import { startWholeStack, type WholeStack } from '#tests/closed-doors/whole-stack.ts';

const driveWithinMs = 600_000;

let whole: WholeStack;

beforeAll(async () => {
  whole = await startWholeStack();
  await driveEverything(whole);
}, driveWithinMs);

afterAll(() => whole?.stop());

/** `function: permission` of each in one that is in none of the others. */
function missing(from: Permissions, ...others: readonly Permissions[]): string[] {
  return [...from]
    .flatMap(([name, permissions]) =>
      [...permissions]
        .filter((one) => !others.some((other) => other.get(name)?.has(one)))
        .map((one) => `${name}: ${one}`),
    )
    .sort();
}

describe('least privilege', () => {
  it('every function of the template was driven', () => {
    const { assembly, calls } = whole;
    const names = functionsOf(assembly.template).map(({ name }) => name);
    expect(names).toContain('conversation');
    expect(new Set(calls.map(({ functionName }) => functionName))).toEqual(new Set(names));
  });

  it('no function does what it is not allowed', () => {
    const { assembly, calls } = whole;
    expect(missing(usedIn(calls), allowedIn(assembly.template))).toEqual([]);
  });

  it('the platform may do in its name what it has to', () => {
    const { template } = whole.assembly;
    expect(missing(doneByPlatformIn(template), allowedIn(template))).toEqual([]);
  });

  it('no function is allowed what neither it nor the platform does', () => {
    const { assembly, calls } = whole;
    const { template } = assembly;
    expect(missing(allowedIn(template), usedIn(calls), doneByPlatformIn(template))).toEqual([]);
  });
});

describe('what is printed', () => {
  /** Where a mark was found, cut to what is around it. */
  function leaks(marks: readonly string[]): string[] {
    const text = whole.output.join('\n').toLowerCase();
    return marks.flatMap((mark) => {
      const at = text.indexOf(mark.toLowerCase());
      return at === -1 ? [] : [`${mark}: …${text.slice(Math.max(0, at - 80), at + 80)}…`];
    });
  }

  it('is there to be searched: each function, its faults, its counts', () => {
    const text = whole.output.join('\n');
    for (const said of ['webhook refused', 'message handled', 'booking synced', '"_aws"']) {
      expect(text).toContain(said);
    }
    expect(whole.output.length).toBeGreaterThan(300);
  });

  it('names a client by one mark wherever one is concerned, and by nothing else', () => {
    const key = whole.outside.secrets.webhook.app_secret;
    const services = (mark: string) =>
      new Set(
        whole.output
          .filter((line) => line.includes(mark))
          .flatMap((line) => /"service":"([a-z-]+)"/.exec(line)?.[1] ?? []),
      );
    expect([...services(clientMark(key, renata))].sort()).toEqual([
      ...['conversation', 'delivery', 'housekeeping', 'ingest'],
    ]);
    expect(services(clientMark(key, chandra))).toContain('apology');
  });

  it('holds no phone, name or user id', () => {
    expect(leaks(everybody.flatMap(marksOf))).toEqual([]);
    expect(leaks(['81388877799'])).toEqual([]);
  });

  it('holds no text of a client, nor the id of a message', () => {
    const words = ['zebra', 'okapi', 'quagga', 'wombat', 'besok', 'quirina.example', 'wamid'];
    expect(leaks(words)).toEqual([]);
  });

  it('holds no text of ours', () => {
    const sent = whole.outside.whatsapp?.double.accepted ?? [];
    expect(sent.length).toBeGreaterThan(20);
    const lines = sent.flatMap(({ rendered }) => rendered.split('\n'));
    expect(leaks(lines.filter((line) => line.length > 12))).toEqual([]);
  });

  it('holds no secret', () => {
    const values = leavesOf(whole.outside.secrets).flatMap((value) => value.split('\n'));
    expect(values.length).toBeGreaterThan(20);
    expect(leaks(values.filter((value) => value.length > 8))).toEqual([]);
    expect(leaks(['zebra-guess-token', 'double-1', 'bearer', 'eyJhbGci', '-----BEGIN'])).toEqual(
      [],
    );
  });
});

describe('what is offered to tap', () => {
  it('has an id that nobody can guess, of one message only', () => {
    const sent = whole.outside.whatsapp?.double.accepted ?? [];
    const messages = sent.map(({ choices }) => choices.map(({ id }) => id)).filter(hasAny);
    const keys = messages.map((ids) => new Set(ids.map((id) => id.split('.')[0])));
    expect(messages.length).toBeGreaterThan(10);
    // Twelve digits of a random UUID, the first that are all chance.
    for (const id of messages.flat()) expect(id).toMatch(/^[0-9a-f]{12}\.\d{1,2}$/);
    for (const [index, key] of keys.entries())
      expect([index, key]).toEqual([index, new Set([[...key][0]])]);
    expect(new Set(keys.map((key) => [...key][0])).size).toBeGreaterThan(messages.length / 2);
  });
});

describe('clients who wanted their data gone', () => {
  it('are in no item of the table but the ids of their messages', async () => {
    const items = await whole.stack.tableItems();
    const left = JSON.stringify(items.filter(({ entity }) => entity !== 'inbound'));
    expect(left).toContain(chandra.name);
    for (const mark of [renata, bagus].flatMap(marksOf)) expect(left).not.toContain(mark);
    expect(items.some(({ entity }) => entity === 'erasure')).toBe(false);
  });

  it('are in no session of the calendar', () => {
    const events = whole.outside.google?.double.events() ?? [];
    const sessions = events.filter(
      ({ status, extendedProperties }) =>
        status !== 'cancelled' && extendedProperties?.private?.['coresyncBookingId'] !== undefined,
    );
    const titles = sessions.map(({ summary }) => summary);
    expect(titles).toContain('Client – Pilates');
    expect(titles.join()).not.toContain(renata.name);
  });
});

function hasAny(ids: readonly string[]): boolean {
  return ids.length > 0;
}

/** Every text within. */
function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}
