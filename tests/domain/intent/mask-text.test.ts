import { describe, expect, test } from 'vitest';
import { maskText } from '#domain/intent/mask-text.ts';

describe('a phone number is taken out, however it is spelt', () => {
  test.each([
    '081234567890',
    '+6281234567890',
    '6281234567890',
    '0812-3456-7890',
    '0812 3456 7890',
    '+62 812-3456-7890',
    '(0812) 3456-7890',
    '(021) 555-1234',
    '+62 (812) 3456 7890',
    '+62-812-345-678',
    '0812.3456.7890',
    '+1 415 555 2671',
    '0812  3456  7890',
    '0812 – 3456 – 7890',
    '0812/3456/7890',
    '٠٨١٢٣٤٥٦٧٨٩٠',
    '０８１２３４５６７８９０',
  ])('%s', (number) => {
    const masked = maskText(`hubungi ${number} ya`, undefined);
    expect(masked).toBe('hubungi [number] ya');
  });
});

describe('an e-mail address is taken out', () => {
  test.each([
    'dewi@example.com',
    'dewi.s+gym@mail.example.co.id',
    'DEWI_S@EXAMPLE.COM',
    'renée@exämple.fr',
    '081234567890@example.com',
  ])('%s', (address) => {
    expect(maskText(`email ku ${address} ya`, undefined)).toBe('email ku [email] ya');
  });
});

describe('the profile name is taken out', () => {
  test.each([
    ['ini Dewi, mau booking', 'Dewi', 'ini [name], mau booking'],
    ['INI DEWI mau booking', 'dewi', 'INI [name] mau booking'],
    ['Renée Santoso mau booking', 'Renée Santoso', '[name] [name] mau booking'],
    ['santoso aja', 'Renée Santoso', '[name] aja'],
    ['dewinya datang', 'Dewi', 'dewinya datang'],
    ['a.b* mau', 'a.b*', '[name] mau'],
    ['aXb* mau', 'a.b*', 'aXb* mau'],
    ['besok ya', '', 'besok ya'],
    ['si Al mau', 'Al', 'si Al mau'],
  ])('%j of %j', (text, name, masked) => {
    expect(maskText(text, name)).toBe(masked);
  });
});

describe('hours, dates and amounts stay as they are', () => {
  test.each([
    'besok jam 10',
    'besok jam 10.30 pagi',
    'jam 10.00-11.00',
    '3/12/2026 jam 10:15',
    '2026-12-03 10:00',
    'tgl 3-12-2026',
    '03.12.2026 pukul 10.00',
    'jam 3 4 5 6',
    'antara 9-11 atau 13-15',
    'Booking 3 Dec, 10:00',
    'harga 150000 ya?',
    'jam 9 10 11 12 kosong?',
    '12/3/26 atau 12/4/26',
  ])('%s', (text) => {
    expect(maskText(text, 'Dewi')).toBe(text);
  });
});

test.each([
  ['besok jam 10 0812 3456 7890', 'besok jam 10 [number]'],
  ['3/12/2026 081234567890', '3/12/2026 [number]'],
  ['0812-3456-7890 10 pagi', '[number] 10 pagi'],
  ['0812-3456-2010', '[number]'],
  ['tanggal 3 12 0812 34 56 78 90', 'tanggal 3 12 [number]'],
])('a date beside a number stays: %s', (text, masked) => {
  expect(maskText(text, undefined)).toBe(masked);
});

test('everything in one message is masked, and the rest is left', () => {
  expect(
    maskText('aku Dewi 0812-3456-7890 (dewi@example.com), besok jam 10.30 pagi ya', 'Dewi S.'),
  ).toBe('aku [name] [number] ([email]), besok jam 10.30 pagi ya');
});
