import { clockTime, fullTime, longTime } from '#domain/conversation/date-format.ts';
import type { SlotTime } from '#domain/conversation/reply.ts';
import { instantAt } from '#domain/schedule/studio-time.ts';
import type { ClockMinutes, OpeningHours, Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** A full time in bold, `*Kamis, 3 Desember 2026 pukul 10.00 WIB*`. */
export function indonesianTime(studio: Studio, at: Instant): string {
  return `*${fullTime('id', studio.zone, at)}*`;
}

/** A time of the studio's wall clock as a full one, in bold. */
export function indonesianSlot(studio: Studio, slot: SlotTime): string {
  const start = instantAt(studio.zone, slot.date, slot.minute);
  return start === undefined ? `*${longTime('id', slot)}*` : indonesianTime(studio, start);
}

/** Full times, one a line; what is beyond `linesMax` is counted. */
export function indonesianTimes(
  studio: Studio,
  starts: readonly Instant[],
  linesMax: number,
): string {
  const lines = starts.slice(0, linesMax).map((start) => `• ${indonesianTime(studio, start)}`);
  const hidden = starts.length - lines.length;
  return [...lines, ...(hidden > 0 ? [`… dan ${hidden} lagi`] : [])].join('\n');
}

/** "08.00–20.00 (istirahat 12.00–13.00)". */
export function indonesianHours({ opensAt, closesAt, breaks }: OpeningHours): string {
  const pauses = breaks.map(({ from, to }) => indonesianSpan(from, to)).join(', ');
  const span = indonesianSpan(opensAt, closesAt);
  return pauses === '' ? span : `${span} (istirahat ${pauses})`;
}

/** "08.00–20.00". */
export function indonesianSpan(from: ClockMinutes, to: ClockMinutes): string {
  return `${clockTime('id', from)}–${clockTime('id', to)}`;
}

/** "90 hari", "2 jam", "45 menit": in the largest unit that is whole; up to two days in hours. */
export function indonesianDuration(minutes: number): string {
  const dayMinutes = 24 * 60;
  if (minutes > 2 * dayMinutes && minutes % dayMinutes === 0) return `${minutes / dayMinutes} hari`;
  if (minutes >= 60 && minutes % 60 === 0) return `${minutes / 60} jam`;
  return `${Math.ceil(minutes)} menit`;
}

/** "10.00 pagi", "14.30 siang": as people say an hour where morning and evening are in question. */
export function indonesianHourOfDay(minute: ClockMinutes): string {
  const part = dayParts.find(({ until }) => minute < until)?.name ?? 'malam';
  return `${clockTime('id', minute)} ${part}`;
}

/** KBBI: siang is about 11 to 14, sore from about 15 to sunset. */
const dayParts = [
  { until: 4 * 60, name: 'malam' },
  { until: 11 * 60, name: 'pagi' },
  { until: 15 * 60, name: 'siang' },
  { until: 18 * 60, name: 'sore' },
] as const;

/** Where to turn to a person: a whole sentence. */
export function indonesianContact({ contact }: Studio): string {
  const ways = [contact.phone, contact.email].filter((way) => way !== undefined);
  if (ways.length === 0) return 'Silakan hubungi tim studio kami langsung ya Kak.';
  return `Silakan hubungi tim studio kami langsung di ${ways.join(' atau ')} ya Kak.`;
}
