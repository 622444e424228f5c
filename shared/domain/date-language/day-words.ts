import { wordTable } from '#domain/date-language/word-table.ts';
import type { Weekday } from '#domain/studio/studio.ts';

/** Days counted from the day of the message. */
export const dayOffsets = wordTable<number>([
  [-1, 'kemarin kmrn kmren kmaren kemaren yesterday'],
  [0, 'today tdy 2day'],
  [1, 'besok bsk bsok besuk esok isuk sesuk tomorrow tmr tmrw tmw tomoz 2moro 2morrow 2mrw 2mro'],
  [2, 'lusa overmorrow'],
]);

export const weekdayWords = wordTable<Weekday>([
  [1, 'senin sen snin senen monday mon mondays'],
  [2, 'selasa sel slasa tuesday tue tues tuesdays'],
  [3, 'rabu rab rebo wednesday wed weds wednesdays'],
  [4, 'kamis kam kmis kemis thursday thu thur thurs thursdays'],
  [5, 'jumat jum jmt friday fri fridays'],
  [6, 'sabtu sab sbtu saptu saturday sat saturdays'],
  [7, 'ahad sunday sun sundays'],
]);

/** Sunday or week, by what stands beside it. */
export const sundayOrWeek = new Set(['minggu', 'mggu', 'mgg', 'mnggu']);

export const monthWords = wordTable<number>([
  [1, 'januari january jan'],
  [2, 'februari pebruari february feb febr'],
  [3, 'maret march mar mrt'],
  [4, 'april apr'],
  [5, 'mei may'],
  [6, 'juni june jun'],
  [7, 'juli july jul'],
  [8, 'agustus august agu agt agst aug agust'],
  [9, 'september sept sep'],
  [10, 'oktober october okt oct'],
  [11, 'november nopember nov nop'],
  [12, 'desember december des dec'],
]);

/** Feast days by date, as clients name them. */
export const feastDays = wordTable<{ readonly month: number; readonly day: number }>([
  [{ month: 12, day: 25 }, 'natal christmas xmas natalan'],
]);

/**
 * Parts of the day as the two languages cut it: "siang" is midday, "sore" the late afternoon; the English
 * afternoon spans both.
 */
export type DayPart = 'morning' | 'midday' | 'afternoon' | 'late-afternoon' | 'evening' | 'night';

export interface DayPartWord {
  readonly part: DayPart;
  readonly language: 'id' | 'en';
}

export const dayPartWords = wordTable<DayPartWord>([
  [{ part: 'morning', language: 'id' }, 'pagi pg pgi pagian paginya enjing'],
  [{ part: 'midday', language: 'id' }, 'siang siangan siangnya'],
  [{ part: 'late-afternoon', language: 'id' }, 'sore sorean sorenya petang sre'],
  [{ part: 'night', language: 'id' }, 'malam malem mlm malaman maleman malamnya malemnya'],
  [{ part: 'morning', language: 'en' }, 'morning mornin mornings'],
  [{ part: 'afternoon', language: 'en' }, 'afternoon arvo afternoons'],
  [{ part: 'evening', language: 'en' }, 'evening evenings'],
  [{ part: 'night', language: 'en' }, 'night nite nights'],
]);

/** Words to which a spelling mistake may be traced: day and month words of five letters or more. */
export const spellingTargets: readonly string[] = [
  ...dayOffsets.keys(),
  ...weekdayWords.keys(),
  ...monthWords.keys(),
  'minggu',
  'hari',
].filter((word) => word.length >= 5);

/** Everyday words that are one edit away from a day or month word and mean themselves. */
export const everydayWords: ReadonlySet<string> = new Set(
  `salam malas makam karet match kamus sabuk marsh karena basket mereka selama selalu selesai semin
   senam senang seni besar busuk esoknya sudah lupa kamu kami jamu juice sundry sunny someday
   holiday cooking looking hooking rocking cancer deserve observe`.split(/\s+/),
);

/** Verbs of the business that are mended like day words: a booking lost to a slip is a client lost. */
export const verbTargets: readonly string[] =
  'booking cancel batalin pindahin reschedule schedule reserve mundurin majuin kosong jadwal session'.split(
    ' ',
  );
