import { labelled } from './labelled-phrase.ts';

/** Both languages in one breath, as many clients write. */
export const mixedPhrases = labelled([
  ['booking for tomorrow jam 10 pagi', '2026-12-03', '10:00'],
  ['thursday sore jam 4', '2026-12-03', '16:00'],
  ['book friday jam 3 sore ya', '2026-12-04', '15:00'],
  ['besok at 10am please', '2026-12-03', '10:00'],
  ['jumat at 3pm', '2026-12-04', '15:00'],
  ['next week hari selasa jam 2', '2026-12-08', '14:00'],
  ['friday minggu depan jam 10', '2026-12-11', '10:00'],
  ['tomorrow setengah 4 sore', '2026-12-03', '15:30'],
  ['lusa half past nine', '2026-12-04', '09:30'],
  ['5 december jam 9', '2026-12-05', '09:00'],
  ['tgl 5 at 9am', '2026-12-05', '09:00'],
  ['senin depan quarter to four', '2026-12-07', '15:45'],
  ['sabtu 9am bisa ga?', '2026-12-05', '09:00'],
  ['saturday jam 10 pagi for 2 orang', '2026-12-05', '10:00'],
  ['besok gbs, Friday at 10am aja', '2026-12-04', '10:00'],
  ['sorry kak, maksudnya tomorrow jam 11', '2026-12-03', '11:00'],
]);
