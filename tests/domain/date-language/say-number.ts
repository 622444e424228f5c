const indonesianUnits = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
];

/** A number from 0 to 59 in Indonesian words: "dua puluh lima". */
export function indonesianNumber(value: number): string {
  const unit = indonesianUnits[value % 10] ?? '';
  if (value < 10) return unit;
  if (value === 10) return 'sepuluh';
  if (value === 11) return 'sebelas';
  if (value < 20) return `${unit} belas`;
  const tens = `${indonesianUnits[Math.floor(value / 10)] ?? ''} puluh`;
  return value % 10 === 0 ? tens : `${tens} ${unit}`;
}

const englishBelowTwenty =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
   seventeen eighteen nineteen`.split(/\s+/);
const englishTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty'];

/** A number from 0 to 59 in English words: "twenty-five". */
export function englishNumber(value: number): string {
  if (value < 20) return englishBelowTwenty[value] ?? '';
  const tens = englishTens[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? tens : `${tens}-${englishBelowTwenty[value % 10]}`;
}
