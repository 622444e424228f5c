import { describe, expect, it } from 'vitest';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime } from '#domain/date-language/resolve-time.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import type { Wish } from '#domain/intent/reading.ts';
import { clock, wednesday, weekdayHours, wishesIn } from '../date-language/understood.ts';

describe('a day and a time said together', () => {
  it.each([
    ['Booking besok jam 10 pagi', ['2026-12-03 10:00']],
    ['besok jam 10', ['2026-12-03 10:00']],
    ['jam 10 besok', ['2026-12-03 10:00']],
    ['jam 10 pagi besok ya kak', ['2026-12-03 10:00']],
    ['besok pagi jam 10', ['2026-12-03 10:00']],
    ['bsk sore jam 5', ['2026-12-03 17:00']],
    ['jumat jam setengah 4 sore', ['2026-12-04 15:30']],
    ['sabtu 9 pagi', ['2026-12-05 09:00']],
    ['tgl 5 jam 9', ['2026-12-05 09:00']],
    ['jam 9 tgl 5', ['2026-12-05 09:00']],
    ['3 agustus ya, kalau bisa jam 2', ['2027-08-03 14:00']],
    ['kamis, 3 desember 2026 pukul 14.30', ['2026-12-03 14:30']],
    ['minggu depan hari kamis jam 2', ['2026-12-10 14:00']],
    ['kamis jam 2 minggu depan', ['2026-12-10 14:00']],
    ['senin depan jam 10', ['2026-12-07 10:00']],
    ['lusa 14.30', ['2026-12-04 14:30']],
    ['besok 1430', ['2026-12-03 14:30']],
    ['besokjam10', ['2026-12-03 10:00']],
    ['besok jam2 siang', ['2026-12-03 14:00']],
    ['nanti jam 5 sore', ['2026-12-02 17:00']],
    ['hari ini jam 4', ['2026-12-02 16:00']],
    ['malam ini jam 7', ['2026-12-02 19:00']],
    ['book tomorrow at 10', ['2026-12-03 10:00']],
    ['10am tomorrow', ['2026-12-03 10:00']],
    ['tomorrow at half past nine', ['2026-12-03 09:30']],
    ['Friday at 3', ['2026-12-04 15:00']],
    ['3pm on Friday', ['2026-12-04 15:00']],
    ['Friday 3pm', ['2026-12-04 15:00']],
    ['on the 5th at 9', ['2026-12-05 09:00']],
    ['on the 5th one pm', ['2026-12-05 13:00']],
    ['5 Dec 9am', ['2026-12-05 09:00']],
    ['December 7 at 10:30', ['2026-12-07 10:30']],
    ['Dec 7, 5 pm', ['2026-12-07 17:00']],
    ['Tuesday week at quarter to four', ['2026-12-15 15:45']],
    ['this evening at 7', ['2026-12-02 19:00']],
    ['tonight at 7', ['2026-12-02 19:00']],
    ['tomorrow evening 6:30', ['2026-12-03 18:30']],
    ['thursday jam 2', ['2026-12-03 14:00']],
    ['booking for tomorrow jam 10 pagi please', ['2026-12-03 10:00']],
    ['book friday jam 3 sore ya', ['2026-12-04 15:00']],
    ['2 orang besok jam 10', ['2026-12-03 10:00']],
    ['besok jam 10 buat 2 orang', ['2026-12-03 10:00']],
    ['booking besok jam 10 150rb kan?', ['2026-12-03 10:00']],
    ['besok jam 10 - 150rb kan', ['2026-12-03 10:00']],
    ['besok jam 10 2 orang', ['2026-12-03 10:00']],
    ['jam 10 15 desember', ['2026-12-15 10:00']],
    ['at 10 15 December', ['2026-12-15 10:00']],
    ['jam 10 31 hari lagi', ['2027-01-02 10:00']],
    ['11 siang jumat', ['2026-12-04 11:00']],
    ['tomorrow, ten-thirty', ['2026-12-03 10:30']],
    ['tomorrow 16h30', ['2026-12-03 16:30']],
    ['jumat tgl 11 jam 3', ['2026-12-11 15:00']],
    ['jumat (4/12) jam 3', ['2026-12-04 15:00']],
    ['bsk stgh 10 pg', ['2026-12-03 09:30']],
    ['hari selasa tanggal delapan jam sembilan pagi', ['2026-12-08 09:00']],
    ['Nama: Dewi\nHari: Jumat\nJam: 3 sore', ['2026-12-04 15:00']],
  ])('"%s" is %j', (text, expected) => {
    expect(wishesIn(text)).toEqual(expected);
  });
});

describe('what must never come out as one definite slot', () => {
  it.each([['Dec 7-8'], ['tgl dua lima'], ['the first Monday in January at 10 or so']])(
    '"%s" does not',
    (text) => {
      expect(wishesIn(text).join()).not.toMatch(/^2026-12-0\d \d\d:/);
    },
  );
});

describe('several wishes', () => {
  it.each([
    ['besok jam 10 atau jam 11', 'or', ['2026-12-03 10:00', '2026-12-03 11:00']],
    ['Friday at 10 or 11', 'or', ['2026-12-04 10:00', '2026-12-04 11:00']],
    ['Friday or Saturday at 10', 'or', ['2026-12-04 10:00', '2026-12-05 10:00']],
    ['book Friday and Saturday at 10', 'and', ['2026-12-04 10:00', '2026-12-05 10:00']],
    ['kamis sama jumat jam 10', 'and', ['2026-12-03 10:00', '2026-12-04 10:00']],
    ['booking kamis jam 10 dan jumat jam 2', 'and', ['2026-12-03 10:00', '2026-12-04 14:00']],
  ])('"%s" joins with %s: %j', (text, joined, expected) => {
    expect(readMessage(text, { expectsTime: false }).joined).toBe(joined);
    expect(wishesIn(text)).toEqual(expected);
  });
});

describe('refusals and corrections', () => {
  it.each([
    ['besok gbs, lusa ya', ['2026-12-04 -'], ['2026-12-03 -']],
    ['gbs besok, lusa aja', ['2026-12-04 -'], ['2026-12-03 -']],
    ['hari ini penuh, jumat aja', ['2026-12-04 -'], ['2026-12-02 -']],
    ['bukan jam 1, jam 2', ['- 14:00'], ['- 13:00']],
    ['bukan besok, lusa jam 10', ['2026-12-04 10:00'], ['2026-12-03 -']],
    ['jam 1 eh jam 2', ['- 14:00'], []],
    ['besok jam 1 eh jam 2', ['2026-12-03 14:00'], []],
    ['besok eh lusa jam 10', ['2026-12-04 10:00'], []],
    ['booking besok jam 10, eh salah maksudnya jam 11', ['2026-12-03 11:00'], []],
    ['salah, maksudnya lusa', ['2026-12-04 -'], []],
    ['jangan pagi', [], ['- 08:00-11:59']],
    ['besok jangan pagi', ['2026-12-03 -'], ['- 08:00-11:59']],
    ['senin jangan, selasa aja', ['2026-12-08 -'], ['2026-12-07 -']],
    ['jumat jam 10 gbs, jam 11 aja', ['2026-12-04 11:00'], ['2026-12-04 10:00']],
    ["I can't do Thursday, Friday then", ['2026-12-04 -'], ['2026-12-03 -']],
    ['not Friday, Saturday please', ['2026-12-05 -'], ['2026-12-04 -']],
    ['tomorrow at 1, sorry, I meant 2', ['2026-12-03 14:00'], []],
    ['Thursday at 10, no wait, 11', ['2026-12-03 11:00'], []],
    ['Friday at 10, actually make that 11', ['2026-12-04 11:00'], []],
    ['tomorrow but not in the morning', ['2026-12-03 -'], ['- 08:00-11:59']],
    ['tomorrow is full for me, Friday at 10', ['2026-12-04 10:00'], ['2026-12-03 -']],
    ['any day but Friday', ['span -'], ['2026-12-04 -']],
    ['jangan deh besok aja', ['2026-12-03 -'], []],
    ['eh jangan dulu lusa jam 6 aja', ['2026-12-04 18:00'], []],
    ['jangan besok deh', [], ['2026-12-03 -']],
    ['jangan besok deh, lusa aja', ['2026-12-04 -'], ['2026-12-03 -']],
  ])('"%s" wants %j and refuses %j', (text, wanted, refused) => {
    const reading = readMessage(text, { expectsTime: false });

    expect(wishesIn(text)).toEqual(wanted);
    expect(reading.refused.map(inWords)).toEqual(refused);
  });

  it.each([
    ['eh salah, jam 11'],
    ['sorry, I meant 11am'],
    ['maksudnya jumat'],
    ['pagi maksudnya'],
    ['jumat maksudku'],
  ])('"%s" corrects what was said before', (text) => {
    expect(readMessage(text, { expectsTime: false }).corrects).toBe(true);
  });

  it('does not take "besok jam 1 eh jam 2" for a correction of an earlier message', () => {
    expect(readMessage('besok jam 1 eh jam 2', { expectsTime: false }).corrects).toBe(false);
  });
});

describe('moves: from where and to where', () => {
  it.each([
    ['pindahin yang besok ke lusa', '2026-12-03 -', '2026-12-04 -'],
    ['pindah dari jam 3 ke jam 5', '- 15:00', '- 17:00'],
    ['ganti yang jumat jam 10 ke sabtu jam 9', '2026-12-04 10:00', '2026-12-05 09:00'],
    ['reschedule ke jumat jam 2', undefined, '2026-12-04 14:00'],
    ['mau geser booking besok jam 10 ke jam 11', '2026-12-03 10:00', '- 11:00'],
    ['move Thursday to Friday', '2026-12-03 -', '2026-12-04 -'],
    ['move it from 2 to 4', '- 14:00', '- 16:00'],
    ['can I move my 3pm to 5pm', '- 15:00', '- 17:00'],
    ['reschedule tomorrow 10am to Friday 2pm', '2026-12-03 10:00', '2026-12-04 14:00'],
    ['change it to Saturday at 9', undefined, '2026-12-05 09:00'],
    ['I want to move Friday to Saturday', '2026-12-04 -', '2026-12-05 -'],
    ['make it 5 instead', undefined, '- 17:00'],
    ['swap Thursday for Friday', '2026-12-03 -', '2026-12-04 -'],
    ['cancel besok, ganti lusa jam 10', '2026-12-03 -', '2026-12-04 10:00'],
    ['yang besok ganti jam 6', '2026-12-03 -', '- 18:00'],
    ['the Thursday one, make it 6', '2026-12-03 -', '- 18:00'],
    ['ganti besok jam 6', undefined, '2026-12-03 18:00'],
  ])('"%s" moves %s to %s', (text, source, target) => {
    const reading = readMessage(text, { expectsTime: false });

    expect(reading.intent).toBe('move');
    expect(reading.source && inWords(reading.source)).toBe(source);
    expect(reading.wishes.map(inWords)).toEqual([target]);
  });

  it.each([
    ['undur sejam', { minutes: 60, days: 0 }],
    ['mundurin 30 menit', { minutes: 30, days: 0 }],
    ['majuin setengah jam', { minutes: -30, days: 0 }],
    ['diundur 2 jam', { minutes: 120, days: 0 }],
    ['diajukan sejam', { minutes: -60, days: 0 }],
    ['undur sehari', { minutes: 0, days: 1 }],
    ['mundur seminggu', { minutes: 0, days: 7 }],
    ['push it back an hour', { minutes: 60, days: 0 }],
    ['an hour later please', { minutes: 60, days: 0 }],
    ['half an hour earlier', { minutes: -30, days: 0 }],
    ['bring it forward 30 minutes', { minutes: -30, days: 0 }],
    ['move it up an hour', { minutes: -60, days: 0 }],
  ])('"%s" shifts by %j', (text, shift) => {
    const reading = readMessage(text, { expectsTime: false });

    expect(reading.intent).toBe('move');
    expect(reading.shift).toEqual(shift);
  });
});

describe('which words were used', () => {
  it('names the words with a meaning and those without one, verbatim', () => {
    const reading = readMessage('Booking BESOK jam 10 pagi, flurbo ya kak', { expectsTime: false });

    expect(reading.words).toEqual(['Booking', 'BESOK', 'jam 10 pagi', 'ya']);
    expect(reading.leftover).toEqual(['flurbo']);
  });

  it('leaves nothing over where it understands every word', () => {
    expect(readMessage('kak mau booking besok jam 10 ya', { expectsTime: false }).leftover).toEqual(
      [],
    );
  });
});

function inWords(wish: Wish): string {
  const day = resolveDay(wish.days, { today: wednesday });
  const time = resolveTime(wish.times, weekdayHours);
  const dayText = day.kind === 'date' ? day.date : day.kind === 'none' ? '-' : day.kind;
  if (time.kind === 'minute') return `${dayText} ${clock(time.minute)}`;
  if (time.kind === 'window') return `${dayText} ${clock(time.from)}-${clock(time.to)}`;
  return `${dayText} ${time.kind === 'none' ? '-' : time.kind}`;
}
