import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type OpenedPage, type OpenedStudio, openStudio, until } from './open-studio.ts';

let studio: OpenedStudio;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  studio = await openStudio();
});

afterEach(async () => {
  for (const { faults, close } of opened.splice(0)) {
    expect(faults).toEqual([]);
    await close();
  }
});

afterAll(() => studio?.close());

async function open(options: Parameters<OpenedStudio['open']>[0], name: string) {
  const page = await studio.open(options);
  opened.push(page);
  await page.become(name);
  return page;
}

describe('a session is booked by typing', () => {
  test('in Indonesian on a phone, and it stands in the week', async () => {
    const { page, say } = await open({ language: 'id', size: 'phone' }, 'Dewi');
    expect(await say('Booking besok jam 10 pagi')).toMatch(
      /Kamis, 3 Desember 2026 pukul 10\.00 WIB/,
    );
    await page.getByRole('button', { name: 'Minggu', exact: true }).click();
    await page.getByRole('button', { name: 'Dewi 10:00', exact: true }).waitFor();
  });

  test('in English on a desk, its time in bold, with a colour of the client’s own', async () => {
    const { page, say, heard } = await open({}, 'Grace');
    expect(await say('Book Friday at 3pm')).toContain('Friday, 4 December 2026 at 3:00 pm WIB');
    const bold = heard('Friday').locator('strong');
    expect(await bold.innerText()).toBe('Friday, 4 December 2026 at 3:00 pm WIB');
    await page.getByRole('button', { name: 'Grace 15:00', exact: true }).waitFor();
  });
});

describe('a session is booked by tapping', () => {
  test('a button, in English', async () => {
    const { say, heard, tap } = await open({}, 'Hana');
    await say('Is Friday at 11 am free?');
    const choice = heard(/./).locator('.choice').first();
    expect(await choice.getAttribute('aria-haspopup')).toBeNull();
    expect(await tap(await choice.innerText())).toContain('Friday, 4 December 2026 at 11:00 am');
  });

  test('a row of a list, in Indonesian, on a phone and by keyboard alone', async () => {
    const { page, say, answerTo } = await open({ language: 'id', size: 'phone' }, 'Indah');
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
  const { page, say, answerTo } = await open({}, 'Joko');
  for (const day of [7, 8, 9, 10]) {
    expect(await say(`Book ${day} December at 8 am`)).toContain(`${day} December 2026 at 8:00 am`);
  }
  const confirmed = async () =>
    (await studio.stack.state()).bookings.filter(
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
  const { say } = await open({}, 'Kirana');
  const other = await studio.open({ language: 'id' });
  opened.push(other);
  await say('Book tomorrow at 5 pm');
  await other.page.getByRole('button', { name: 'Kirana 17:00', exact: true }).waitFor();
});

test('ticks follow what WhatsApp says of a reply: read once the client looks at it', async () => {
  const { say, heard } = await open({}, 'Lestari');
  await say('Hello');
  await heard(/./).getByRole('img', { name: 'read', exact: true }).waitFor();
});
