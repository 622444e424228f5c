import { clockTime, longDate, longTime, weekdayName } from '#domain/conversation/date-format.ts';
import {
  indonesianDuration,
  indonesianSpan,
} from '#domain/conversation/phrases-indonesian-parts.ts';
import type { OfferReason, SlotTime } from '#domain/conversation/reply.ts';
import type { Closure } from '#domain/schedule/opening.ts';
import { metBreak, missedHours } from '#domain/schedule/outside-hours.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** Why the time asked for cannot be had: one whole sentence that names the day. */
export function indonesianRefusal(
  { asked, refusal }: Extract<OfferReason, { kind: 'refused' }>,
  studio: Studio,
): string {
  const when = longTime('id', asked);
  switch (refusal.kind) {
    case 'past':
      return `Maaf Kak, ${when} sudah lewat.`;
    case 'too-soon': {
      const notice = indonesianDuration(studio.minNoticeMinutes);
      return `Maaf Kak, ${when} terlalu mepet. Booking paling lambat ${notice} sebelumnya ya.`;
    }
    case 'too-far':
      return `Maaf Kak, ${longDate('id', asked.date)} masih terlalu jauh. Booking dibuka sampai ${studio.maxAdvanceDays} hari ke depan.`;
    case 'closed':
      return closed(asked, refusal.closure);
    case 'outside-hours':
      return outsideHours(asked, studio);
    case 'in-break':
      return inBreak(asked, studio);
    case 'off-grid':
      return `Maaf Kak, ${when} belum bisa. Sesi selalu mulai di ${gridOf[studio.startIntervalMinutes]}.`;
    case 'no-such-time':
      return `Maaf Kak, ${when} nggak ada: jam dimajukan di hari itu.`;
    case 'taken':
      return `Maaf Kak, ${when} sudah terisi.`;
  }
}

const gridOf = {
  15: 'menit 00, 15, 30 atau 45',
  30: 'menit 00 atau 30',
  60: 'jam pas',
} as const satisfies Record<Studio['startIntervalMinutes'], string>;

function closed({ date }: SlotTime, closure: Closure): string {
  if (closure.kind === 'weekday') {
    return `Maaf Kak, ${longDate('id', date)} kami tutup. Setiap hari ${weekdayName('id', date)} memang libur.`;
  }
  const name = closure.name === undefined ? '' : ` (${closure.name})`;
  return `Maaf Kak, ${longDate('id', date)} kami libur${name}.`;
}

function outsideHours({ date, minute }: SlotTime, studio: Studio): string {
  const missed = missedHours(studio, date, minute);
  const when = longTime('id', { date, minute });
  switch (missed.kind) {
    case 'closed':
      return closed({ date, minute }, missed.closure);
    case 'past-closing': {
      // The client may well think that 19.30 is within hours that end at 20.00.
      const length = indonesianDuration(studio.sessionMinutes);
      return `Maaf Kak, ${when} sudah terlalu mepet tutup: satu sesi ${length} dan kami tutup pukul ${clockTime('id', missed.closesAt)}.`;
    }
    case 'outside': {
      const { opensAt, closesAt } = missed.hours;
      return `Maaf Kak, ${when} di luar jam buka. Hari itu kami buka ${indonesianSpan(opensAt, closesAt)}.`;
    }
  }
}

function inBreak({ date, minute }: SlotTime, studio: Studio): string {
  const met = metBreak(studio, date, minute);
  const span = met ? ` (${indonesianSpan(met.from, met.to)})` : '';
  return `Maaf Kak, sesi ${longTime('id', { date, minute })} kena jam istirahat kami${span}.`;
}
