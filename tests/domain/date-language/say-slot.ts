import * as fc from 'fast-check';
import { addDays, daysBetween, mondayOf, weekdayOf } from '#domain/studio/local-date.ts';
import type { ClockMinutes, LocalDate } from '#domain/studio/studio.ts';
import { englishNumber, indonesianNumber } from './say-number.ts';

export type SpokenLanguage = 'id' | 'en';

const indonesianDays = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu'];
const englishDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const indonesianMonths =
  'januari februari maret april mei juni juli agustus september oktober november desember'.split(
    ' ',
  );
const indonesianShort = 'jan feb mar apr mei jun jul agu sep okt nov des'.split(' ');
const englishMonths =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const englishShort = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Every way known here to name a date in a language so that no other date is meant. */
export function dayForms(language: SpokenLanguage, date: LocalDate, today: LocalDate): string[] {
  const [year = '', month = '', padded = ''] = date.split('-');
  const day = Number(padded);
  const numeric = [
    `${day}/${Number(month)}/${year}`,
    `${padded}/${month}/${year.slice(2)}`,
    `${day}-${Number(month)}-${year}`,
    date,
  ];
  const forms =
    language === 'id'
      ? indonesianDayForms(date, today, day, Number(month) - 1, year)
      : englishDayForms(date, today, day, Number(month) - 1, year);
  return daysBetween(today, date) < 300
    ? [...forms, `${day}/${Number(month)}`, ...numeric]
    : numeric;
}

function indonesianDayForms(
  date: LocalDate,
  today: LocalDate,
  day: number,
  month: number,
  year: string,
): string[] {
  const name = indonesianDays[weekdayOf(date) - 1] ?? '';
  const ahead = daysBetween(today, date);
  const monthName = indonesianMonths[month] ?? '';
  const forms = [
    `${day} ${monthName}`,
    `${day} ${indonesianShort[month]}`,
    `tgl ${day} ${monthName} ${year}`,
    `tanggal ${indonesianNumber(day)} ${monthName}`,
    `${name === 'minggu' ? 'hari minggu' : name}, ${day} ${monthName}`,
  ];
  if (ahead === 0) forms.push('hari ini', 'hr ini');
  if (ahead === 1) forms.push('besok', 'bsk', 'besok ya,');
  if (ahead === 2) forms.push('lusa', 'besok lusa');
  if (ahead > 0 && ahead <= 40)
    forms.push(`${ahead} hari lagi`, `${indonesianNumber(ahead)} hari lagi`);
  if (ahead === 7) forms.push('seminggu lagi');
  if (ahead === 14) forms.push('2 minggu lagi', 'dua minggu lagi');
  if (ahead > 0 && ahead < 7) forms.push(name === 'minggu' ? 'hari minggu' : name, `hari ${name}`);
  if (isNextWeek(date, today)) forms.push(`minggu depan hari ${name}`);
  if (isNextWeek(date, today) && name !== 'minggu') forms.push(`${name} minggu depan`);
  if (isSoonest(date, today)) forms.push(`tgl ${day}`, `tanggal ${day}`, `tgl${day}`);
  return forms;
}

function englishDayForms(
  date: LocalDate,
  today: LocalDate,
  day: number,
  month: number,
  year: string,
): string[] {
  const name = englishDays[weekdayOf(date) - 1] ?? '';
  const ahead = daysBetween(today, date);
  const monthName = englishMonths[month] ?? '';
  const ordinal = withSuffix(day);
  const forms = [
    `${day} ${monthName}`,
    `${englishShort[month]} ${day}`,
    `${monthName} ${ordinal}, ${year}`,
    `the ${ordinal} of ${monthName}`,
    `${name} the ${ordinal} of ${englishShort[month]}`,
    `${name}, ${monthName} ${day}`,
  ];
  if (ahead === 0) forms.push('today');
  if (ahead === 1) forms.push('tomorrow', 'tmrw');
  if (ahead === 2) forms.push('the day after tomorrow');
  if (ahead > 0 && ahead <= 40)
    forms.push(`in ${ahead} days`, `${englishNumber(ahead)} days from now`);
  if (ahead === 7) forms.push('in a week', 'a week from today');
  if (ahead === 14) forms.push('in a fortnight', 'in two weeks');
  if (ahead > 0 && ahead < 7) forms.push(name, `on ${name.slice(0, 3)}`, `this coming ${name}`);
  if (ahead > 7 && ahead < 14) forms.push(`${name} week`, `a week on ${name}`);
  if (isNextWeek(date, today)) forms.push(`${name} next week`, `next week on ${name}`);
  if (isSoonest(date, today)) forms.push(`the ${ordinal}`, `on the ${ordinal}`);
  return forms;
}

/** Every way known here to name a time of day in a language so that, in these hours, no other is meant. */
export function timeForms(
  language: SpokenLanguage,
  minute: ClockMinutes,
  isOnlyOne: (minute: ClockMinutes) => boolean,
): string[] {
  const hour = Math.floor(minute / 60);
  const rest = minute % 60;
  const padded = String(rest).padStart(2, '0');
  const said = hour % 12 || 12;
  const forms =
    language === 'id'
      ? indonesianTimeForms(hour, rest, said, padded)
      : englishTimeForms(hour, rest, said, padded);
  const other = minute < 720 ? minute + 720 : minute - 720;
  if (isOnlyOne(other)) return forms;
  return [...forms, ...bareTimeForms(language, said, rest)];
}

function indonesianTimeForms(hour: number, rest: number, said: number, padded: string): string[] {
  const part = indonesianPart(hour);
  const forms = [
    `jam ${String(hour).padStart(2, '0')}.${padded}`,
    `pukul ${String(hour).padStart(2, '0')}:${padded}`,
    `jam ${said}.${padded} ${part}`,
    `${part} jam ${said}.${padded}`,
    `${String(hour).padStart(2, '0')}.${padded} WIB`,
  ];
  if (rest === 0)
    forms.push(`jam ${said} ${part}`, `${said} ${part}`, `jam ${indonesianNumber(said)} ${part}`);
  if (rest === 15)
    forms.push(`jam ${said} lewat seperempat ${part}`, `jam ${said} lewat 15 ${part}`);
  if (rest === 30) forms.push(`setengah ${indonesianNumber((said % 12) + 1)} ${part}`);
  if (rest === 45) forms.push(`jam ${(said % 12) + 1} kurang seperempat ${part}`);
  return forms;
}

function indonesianPart(hour: number): string {
  if (hour < 11) return 'pagi';
  if (hour < 15) return 'siang';
  return hour < 18 ? 'sore' : 'malam';
}

function englishTimeForms(hour: number, rest: number, said: number, padded: string): string[] {
  const meridiem = hour < 12 ? 'am' : 'pm';
  const part = hour < 12 ? 'in the morning' : hour < 17 ? 'in the afternoon' : 'in the evening';
  const forms = [
    `at ${String(hour).padStart(2, '0')}:${padded}`,
    `${said}:${padded}${meridiem}`,
    `at ${said}.${padded} ${meridiem}`,
    `${said}:${padded} ${meridiem === 'am' ? 'a.m.' : 'p.m.'}`,
    `at ${said}:${padded} ${part}`,
  ];
  const words = englishNumber(said);
  if (rest === 0) forms.push(`${said}${meridiem}`, `at ${said} ${part}`, `${words} ${meridiem}`);
  if (rest === 0 && hour === 12) forms.push('noon', 'at midday');
  if (rest === 15) forms.push(`quarter past ${words} ${part}`);
  if (rest === 30) forms.push(`half past ${words} ${part}`, `at ${words} thirty ${meridiem}`);
  if (rest === 45 && said !== 11)
    forms.push(`quarter to ${englishNumber((said % 12) + 1)} ${part}`);
  return forms;
}

/** Without am, pm or a part of the day: understood where only one of the two readings is open. */
function bareTimeForms(language: SpokenLanguage, said: number, rest: number): string[] {
  const after = (said % 12) + 1;
  if (language === 'id') {
    const bare = [`jam ${said}.${String(rest).padStart(2, '0')}`];
    if (rest === 0) bare.push(`jam ${said}`, `jam${said}`, `pukul ${indonesianNumber(said)}`);
    if (rest === 15) bare.push(`jam ${said} lewat seperempat`);
    if (rest === 30) bare.push(`setengah ${after}`, `jam setengah ${indonesianNumber(after)}`);
    if (rest === 45) bare.push(`jam ${after} kurang seperempat`);
    return bare;
  }
  const bare = [`at ${said}:${String(rest).padStart(2, '0')}`];
  if (rest === 0) bare.push(`at ${said}`, `${said} o'clock`, `at ${englishNumber(said)}`);
  if (rest === 15) bare.push(`at quarter past ${englishNumber(said)}`);
  if (rest === 30) bare.push(`half past ${said}`, `half ${englishNumber(said)}`);
  if (rest === 45) bare.push(`a quarter to ${englishNumber(after)}`);
  return bare;
}

function withSuffix(day: number): string {
  if (day >= 11 && day <= 13) return `${day}th`;
  return `${day}${['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'}`;
}

function isNextWeek(date: LocalDate, today: LocalDate): boolean {
  return mondayOf(date) === addDays(mondayOf(today), 7);
}

/** Whether a bare day of the month means this date: no earlier date still ahead bears the number. */
function isSoonest(date: LocalDate, today: LocalDate): boolean {
  const day = date.slice(8);
  for (let ahead = 0; ahead < daysBetween(today, date); ahead += 1) {
    if (addDays(today, ahead).slice(8) === day) return false;
  }
  return date >= today;
}

/** One of the forms of a list, which must not be empty. */
export function formOf(forms: readonly string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...forms);
}
