// How people ask for their data to be gone. Whole phrases only: "delete" or "hapus" alone may mean a session. Not more of
// them than that: each is looked at wherever its first word stands.

/** Every verb with every object, as a lexicon spells phrases. */
function each(verbs: readonly string[], things: readonly string[]): string[] {
  return verbs.flatMap((verb) => things.map((thing) => `${verb} ${thing}`));
}

const englishThings = ['my data', 'all my data', 'my personal data', 'my details']
  .concat(['my information', 'my info', 'my account', 'my number', 'my phone number', 'my chats'])
  .concat(['everything about me', 'everything you have on me']);

export const englishDeleteData = [
  ...each(['delete', 'erase', 'remove', 'wipe'], englishThings),
  ...['forget me', 'forget about me', 'gdpr', 'right to be forgotten', 'be forgotten'],
  ...each(['data'], ['deleted', 'erased', 'removed', 'gone']),
].join('|');

const indonesianThings = ['data', 'dataku', 'datanya', 'semua data', 'semua dataku', 'akun'].concat(
  ['akunku', 'nomor saya', 'nomor aku', 'nomorku', 'chat', 'semua chat', 'riwayat'],
);

export const indonesianDeleteData = [
  ...each(['hapus', 'hapusin', 'hapuskan', 'apus', 'delete'], indonesianThings),
  ...each(['data saya', 'data aku', 'dataku', 'datanya', 'data'], ['dihapus', 'tolong dihapus']),
  ...['akun saya dihapus', 'akunku dihapus', 'tutup akun', 'lupakan data saya'],
].join('|');
