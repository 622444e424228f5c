import { describe, expect, test } from 'vitest';
import { studioForTests, until } from './open-studio.ts';

const { visit, look, stack } = studioForTests();

describe('a session is booked by typing', () => {
  test('in Indonesian on a phone, and it stands in the week', async () => {
    const { page, say } = await visit('Dewi', { language: 'id', size: 'phone' });
    expect(await say('Booking besok jam 10 pagi')).toMatch(
      /Kamis, 3 Desember 2026 pukul 10\.00 WIB/,
    );
    await page.getByRole('button', { name: 'Minggu', exact: true }).click();
    await page.getByRole('button', { name: 'Dewi 10:00', exact: true }).waitFor();
  });

  test('in English on a desk, its time in bold, with a colour of the client’s own', async () => {
    const { page, say, heard } = await visit('Grace');
    expect(await say('Book Friday at 3pm')).toContain('Friday, 4 December 2026 at 3:00 pm WIB');
    const bold = heard('Friday').locator('strong');
    expect(await bold.innerText()).toBe('Friday, 4 December 2026 at 3:00 pm WIB');
    await page.getByRole('button', { name: 'Grace 15:00', exact: true }).waitFor();
  });
});

describe('a session is booked by tapping', () => {
  test('a button, in English', async () => {
    const { say, heard, tap } = await visit('Hana');
    await say('Is Friday at 11 am free?');
    const choice = heard(/./).locator('.choice').first();
    expect(await choice.getAttribute('aria-haspopup')).toBeNull();
    expect(await tap(await choice.innerText())).toContain('Friday, 4 December 2026 at 11:00 am');
  });

  test('a row of a list, in Indonesian, on a phone and by keyboard alone', async () => {
    const { page, say, answerTo } = await visit('Indah', { language: 'id', size: 'phone' });
    await say('Besok kosong jam berapa?');
    const menu = page.getByRole('log').locator('button[aria-haspopup=dialog]').last();
    await menu.press('Enter');
    const sheet = page.getByRole('dialog');
    const row = sheet.locator('.row').nth(1);
    const title = await row.locator('.row-title').innerText();
    expect(await answerTo(() => row.press('Enter'))).toContain('sudah dibooking');
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('log').getByText(title, { exact: true }).last().waitFor();
  });
});

test('with several sessions nothing is cancelled until one is chosen from the list', async () => {
  const { page, say, answerTo } = await visit('Joko');
  for (const day of [7, 8, 9, 10]) {
    expect(await say(`Book ${day} December at 8 am`)).toContain(`${day} December 2026 at 8:00 am`);
  }
  const confirmed = async () =>
    (await stack().state()).bookings.filter(
      ({ status, start }) => status === 'confirmed' && start.includes('T08:00'),
    ).length;
  const before = await confirmed();
  await say('Cancel my session');
  expect(await confirmed()).toBe(before);
  await page.getByRole('log').locator('button[aria-haspopup=dialog]').last().click();
  const row = page.getByRole('dialog').locator('.row').first();
  expect(await answerTo(() => row.click())).toMatch(/cancelled/i);
  await until(confirmed, before - 1);
});

test('two people see one studio: what one books the other sees at once', async () => {
  const { say } = await visit('Kirana');
  const other = await look({ language: 'id' });
  await say('Book tomorrow at 5 pm');
  await other.page.getByRole('button', { name: 'Kirana 17:00', exact: true }).waitFor();
});

test('ticks follow what WhatsApp says of a reply: read once the client looks at it', async () => {
  const { say, heard } = await visit('Lestari');
  await say('Hello');
  await heard(/./).getByRole('img', { name: 'read', exact: true }).waitFor();
});
