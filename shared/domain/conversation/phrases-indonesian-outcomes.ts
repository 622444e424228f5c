import { datedChoices } from '#domain/conversation/choice-titles.ts';
import { fullTime } from '#domain/conversation/date-format.ts';
import {
  type OutcomeReply,
  type RenderedPart,
  timesListedMax,
} from '#domain/conversation/phrases.ts';
import {
  indonesianContact,
  indonesianDuration,
  indonesianTime,
  indonesianTimes,
} from '#domain/conversation/phrases-indonesian-parts.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** What was done to a client's bookings, what they are, and why something was not done. */
export function indonesianOutcome(reply: OutcomeReply, studio: Studio): RenderedPart {
  const at = (start: Instant) => indonesianTime(studio, start);
  const oneOrAll = (starts: readonly Instant[], one: string, all: string): string => {
    const [only] = starts;
    if (starts.length === 1 && only !== undefined) return `${one} ${at(only)}.`;
    return `${all}\n${indonesianTimes(studio, starts, timesListedMax.alone)}`;
  };
  switch (reply.kind) {
    case 'booked': {
      const one = 'Siap Kak, sudah dibooking untuk';
      const booked = oneOrAll(reply.starts, one, 'Siap Kak, semuanya sudah dibooking:');
      return { body: `${booked}${reply.starts.length === 1 ? ' ' : '\n'}Sampai ketemu! 🙏` };
    }
    case 'moved': {
      const from = fullTime('id', studio.zone, reply.from);
      return { body: `Oke Kak, sesinya sudah dipindah dari ${from} ke ${at(reply.to)}.` };
    }
    case 'cancelled':
      return {
        body: `Oke Kak, sesi ${at(reply.start)} sudah dibatalkan. Kalau berubah pikiran, bisa dikembalikan dalam 10 menit ya.`,
        choices: [{ id: reply.undoId, title: 'Kembalikan' }],
      };
    case 'cancelled-all':
      return {
        body: oneOrAll(
          reply.starts,
          'Oke Kak, sudah dibatalkan:',
          'Oke Kak, semua sesi ini sudah dibatalkan:',
        ),
      };
    case 'restored':
      return {
        body: oneOrAll(
          reply.starts,
          'Sip Kak, sesinya sudah dikembalikan:',
          'Sip Kak, semua sesi ini sudah dikembalikan:',
        ),
      };
    case 'owner-moved': {
      const from = fullTime('id', studio.zone, reply.from);
      return {
        body: `Halo Kak, sesi ${from} dipindah oleh studio ke ${at(reply.to)}. Kalau kurang cocok, kabari saja ya.`,
      };
    }
    case 'owner-cancelled': {
      const sorry = `Maaf Kak, sesi ${at(reply.start)} terpaksa dibatalkan oleh studio. 🙏`;
      const [some] = reply.choices;
      return some === undefined
        ? { body: `${sorry} Mau diganti hari apa dan jam berapa?` }
        : {
            body: `${sorry} Mau diganti ke salah satu waktu ini?`,
            choices: datedChoices('id', reply.choices),
          };
    }
    case 'undo-late':
      return {
        body: 'Maaf Kak, yang tadi sudah nggak bisa dikembalikan.',
      };
    case 'undo-nothing':
      return { body: 'Nggak ada yang bisa dikembalikan Kak.' };
    case 'unchanged':
      return { body: 'Siap Kak, nggak ada yang diubah.' };
    case 'bookings':
      return { body: oneOrAll(reply.starts, 'Jadwal Kak berikutnya:', 'Jadwal Kak:') };
    case 'no-bookings':
      return { body: 'Kak belum punya jadwal. Kalau mau booking, sebut aja hari dan jamnya ya.' };
    case 'gone':
      return { body: 'Sesi itu sudah nggak ada Kak.' };
    case 'already-yours':
      return { body: `Sesi ${at(reply.start)} memang sudah dibooking atas nama Kak.` };
    case 'too-many':
      return { body: `Maaf Kak, booking aktif paling banyak ${reply.limit} sekaligus.` };
    case 'inside-window': {
      const window = indonesianDuration(reply.hours * 60);
      return {
        body: `Maaf Kak, sesi ${at(reply.start)} mulai kurang dari ${window} lagi, jadi nggak bisa diubah atau dibatalkan lewat sini. ${indonesianContact(studio)}`,
      };
    }
  }
}
