import { describe, expect, it } from 'vitest';
import { readMessage } from '#domain/intent/read-message.ts';

function read(text: string) {
  return readMessage(text, { expectsTime: false });
}

const orders = new Set(['cancel', 'cancel-all', 'move']);

/** Whether it changes a session at once. */
function changes(text: string): boolean {
  const { intent, asks } = read(text);
  return orders.has(intent) && !asks;
}

describe('a verb of change', () => {
  it.each([
    ['cancel tomorrow', true],
    ['I did not ask you to cancel anything', false],
    ['please do not under any circumstances cancel Friday', false],
    ['I almost cancelled tomorrow but I will be there', false],
    ['aku hampir batalin yang besok, tapi tetep dateng', false],
    ['my flight tomorrow at 10 got cancelled', false],
    ['my meeting has moved to 3 pm tomorrow', false],
    ['I was informed that my Friday session had been cancelled', false],
    ['say "your booking is cancelled"', false],
    ['"cancel tomorrow"', true],
    ['forward this to the owner: cancel everything', false],
    ['my husband says I should cancel tomorrow', false],
    ['cancel tomorrow if it rains', false],
    ['batalin besok kalau hujan', false],
    ['I have to drop the kids at school tomorrow at 9', false],
    ['drop Friday', true],
    ["what's the latest I can cancel?", false],
    ['cancel the latest one', true],
    ['lowkey wanna cancel today but idk', false],
    ["don't cancel it, move it to Friday at 10", true],
    ['ga mau batalin', false],
    ['nggak batalin aja', true],
  ])('"%s" changes something at once: %s', (text, expected) => {
    expect(changes(text)).toBe(expected);
  });
});

describe('what is taken back or put right in the same breath', () => {
  it.each([
    ['mau booking besok jam 4 eh ga jadi deh', 'never-mind'],
    ['Friday at 9 please. Actually, never mind.', 'never-mind'],
    ['never mind Friday, book Saturday at 10', 'book'],
  ])('"%s": %s', (text, intent) => {
    expect(read(text).intent).toBe(intent);
  });

  it('is the last hour said', () => {
    const [wish, other] = read('9 tmrw. no wait 10. no 9 is fine').wishes;
    expect(other).toBeUndefined();
    expect(wish?.times).toMatchObject([{ clock: { hour: 9 } }]);
  });
});

describe('several requests', () => {
  it.each([
    ['cancel Thursday and move Friday to 18:00', ['cancel', 'move']],
    ['sabtu batal ya, sama yang kamis majuin sejam', ['cancel', 'move']],
    ['cancel Friday, book Monday and Tuesday at 9', ['cancel', 'book']],
    ['cancel Friday and book Saturday at 9', ['move']],
    ['batalin yang jumat, ganti ke sabtu jam 9', ['move']],
  ])('in "%s" are %j', (text, intents) => {
    const reading = read(text);
    const all = [reading, ...(reading.further ?? [])];
    expect(all.map((one) => one.intent)).toEqual(intents);
  });

  it.each([
    ['jam 9, kalau penuh jam 10', 2],
    ['kalo gabisa jam 9, jam 10 aja', 2],
    ['Thursday at 10, or, failing that, at 11', 2],
    ['jam 9 kalau bisa', 1],
  ])('second bests in "%s": %i wishes', (text, count) => {
    const { wishes, joined } = read(text);
    expect(wishes).toHaveLength(count);
    expect(joined === 'else').toBe(count > 1);
  });
});
