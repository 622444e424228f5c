import type { Language } from '#domain/conversation/language.ts';
import type { SlotTime } from '#domain/conversation/reply.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import { dayOf, monthOf, weekdayOf, yearOf } from '#domain/studio/local-date.ts';
import type { ClockMinutes, LocalDate } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';
import { englishZoneName } from '#domain/time/zone-offset.ts';

const names = {
  id: {
    weekdays: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
    months:
      'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
        ' ',
      ),
    shortWeekdays: ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'],
    shortMonths: 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des'.split(' '),
  },
  en: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    months:
      'January February March April May June July August September October November December'.split(
        ' ',
      ),
    shortWeekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  },
} as const;

const dayMinutes = 24 * 60;

/** "Kamis, 3 Desember 2026 pukul 10.00 WIB" or "Thursday, 3 December 2026 at 10:00 am WIB". */
export function fullTime(language: Language, zone: string, at: Instant): string {
  return `${longTime(language, wallClockAt(zone, at))} ${zoneName(zone, at)}`;
}

/** As `fullTime`, but without the zone. */
export function longTime(language: Language, { date, minute }: SlotTime): string {
  const joint = language === 'id' ? 'pukul' : 'at';
  return `${longDate(language, date)} ${joint} ${clockTime(language, minute)}`;
}

/** "Kamis, 3 Desember 2026" or "Thursday, 3 December 2026": day first in both, as Indonesia writes. */
export function longDate(language: Language, date: LocalDate): string {
  const month = names[language].months[monthOf(date) - 1];
  return `${weekdayName(language, date)}, ${dayOf(date)} ${month} ${yearOf(date)}`;
}

/** "Kam 3 Des" or "Thu 3 Dec": short enough for a button beside a time. */
export function shortDate(language: Language, date: LocalDate): string {
  const { shortWeekdays, shortMonths } = names[language];
  return `${shortWeekdays[weekdayOf(date) - 1]} ${dayOf(date)} ${shortMonths[monthOf(date) - 1]}`;
}

/** "Kam 3 Des 10.00" or "Wed 30 Sep 12:30 pm": a choice, at most 20 characters. */
export function shortTime(language: Language, slot: SlotTime): string {
  return `${shortDate(language, slot.date)} ${clockTime(language, slot.minute)}`;
}

export function weekdayName(language: Language, date: LocalDate): string {
  return names[language].weekdays[weekdayOf(date) - 1] ?? '';
}

/**
 * "14.30" in Indonesian (the dot is official), "2:30 pm" in English. Noon is 12:00 pm. The midnight that ends a
 * day (minute 1440, as a closing time) is "24.00" and "midnight"; the one that begins it "00.00" and "12:00 am".
 */
export function clockTime(language: Language, minute: ClockMinutes): string {
  if (minute === dayMinutes) return language === 'id' ? '24.00' : 'midnight';
  const hour = Math.floor(minute / 60);
  const minutes = String(minute % 60).padStart(2, '0');
  if (language === 'id') return `${String(hour).padStart(2, '0')}.${minutes}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'am' : 'pm'}`;
}

/** The zone's short name as people know it: WIB, WITA, WIT; elsewhere what English calls it. */
export function zoneName(zone: string, at: Instant): string {
  return indonesianZones[zone] ?? englishZoneName(zone, at);
}

const indonesianZones: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};
