import { expect, test } from 'vitest';
import { studioForTests, until } from './open-studio.ts';

const { visit, stack, statusesAt } = studioForTests();

async function open(name: string) {
  const opened = await visit(name);
  await opened.page.getByRole('button', { name: 'Time and trouble' }).click();
  return opened;
}

const confirmedAt = async (start: string) =>
  (await statusesAt(start)).filter((status) => status === 'confirmed').length;

test('with DeepSeek down a client still books, and why shows both readers', async () => {
  const { page, say, heard, answerTo } = await open('Maya');
  await page.getByRole('radio', { name: 'Down' }).check();
  await until(() => page.getByRole('button', { name: '1 trouble' }).count(), 1);
  // Words that the grammar does not know make it ask the model.
  expect(await say('Booking besok jam 10 pagi xyzzy')).toMatch(/10[.:]00/);
  if ((await confirmedAt('2026-12-03T10:00')) === 0) {
    await answerTo(() =>
      heard(/10[.:]00/)
        .locator('.choice')
        .first()
        .click(),
    );
  }
  expect(await confirmedAt('2026-12-03T10:00')).toBe(1);
  await page.getByRole('log').getByRole('button', { name: 'Why?' }).first().click();
  const why = page.getByRole('region', { name: 'Why' });
  await why.getByText('No usable answer: server-error').waitFor();
  await why.getByText('xyzzy').first().waitFor();
  await page.getByRole('button', { name: 'Time and trouble' }).click();
  await page.getByRole('radio', { name: 'No key' }).check();
  await until(() => page.getByRole('button', { name: '1 trouble' }).count(), 0);
});

test('while DeepSeek is silent the studio is seen typing, and the grammar answers', async () => {
  const { page, heard } = await open('Nadia');
  await page.getByRole('radio', { name: 'Silent' }).check();
  await until(() => page.getByRole('button', { name: '1 trouble' }).count(), 1);
  const field = page.locator('.composer textarea');
  await field.fill('Besok jam 11 xyzzy kosong ga?');
  await field.press('Enter');
  await page.getByRole('log').getByRole('img', { name: 'typing …' }).waitFor();
  await heard(/11[.:]00/).waitFor();
  await page.getByRole('log').getByRole('img', { name: 'typing …' }).waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'No key' }).check();
  await until(() => page.getByRole('button', { name: '1 trouble' }).count(), 0);
});

test('while WhatsApp fails a session is booked, and its one reply arrives afterwards', async () => {
  const { page } = await open('Oki');
  const whatsapp = page.getByRole('switch', { name: 'WhatsApp refuses messages' });
  await whatsapp.check();
  const field = page.locator('.composer textarea');
  await field.fill('Book Friday at 10 am');
  await field.press('Enter');
  await until(() => confirmedAt('2026-12-04T10:00'), 1);
  await page.getByRole('img', { name: /not sent yet|perhaps sent/ }).waitFor();
  await whatsapp.uncheck();
  await page.getByRole('button', { name: '+10 minutes' }).click();
  await page.getByRole('img', { name: 'read', exact: true }).waitFor();
  expect(await page.getByRole('log').locator('.bubble-row.out').count()).toBe(1);
  expect(await confirmedAt('2026-12-04T10:00')).toBe(1);
});

test('a message that is delivered twice is acted on and answered once', async () => {
  const { page, say } = await open('Nia');
  await page.getByRole('switch', { name: 'Deliver each message twice' }).check();
  expect(await say('Book tomorrow at 2 pm')).toContain('booked for');
  await stack().settled();
  expect(await confirmedAt('2026-12-03T14:00')).toBe(1);
  expect(await page.getByRole('log').locator('.bubble-row.out').count()).toBe(1);
  await page.getByRole('switch', { name: 'Deliver each message twice' }).uncheck();
});

test('while Google is down a session is booked, and the calendar catches up', async () => {
  const { page, say } = await open('Olive');
  const google = page.getByRole('switch', { name: 'Google Calendar is down' });
  await google.check();
  expect(await say('Book Saturday at 9 am')).toContain('booked for');
  await page.getByRole('button', { name: 'Week', exact: true }).click();
  await page.getByRole('button', { name: 'Olive 09:00 not in Google yet' }).waitFor();
  await page.getByRole('button', { name: 'Time and trouble' }).click();
  await google.uncheck();
  await page.getByRole('button', { name: '+10 minutes' }).click();
  await page.getByRole('button', { name: 'Week', exact: true }).click();
  await page.getByRole('button', { name: 'Olive 09:00', exact: true }).waitFor();
});

test('a crash between commit and reply leaves one session and, in the end, its one reply', async () => {
  const { page } = await open('Putri');
  const crash = page.getByRole('switch', { name: 'Crash after the next commit' });
  await crash.check();
  const field = page.locator('.composer textarea');
  await field.fill('Book tomorrow at 4 pm');
  await field.press('Enter');
  await until(() => crash.isChecked(), false);
  await page.getByRole('img', { name: 'not sent yet' }).waitFor();
  expect(await confirmedAt('2026-12-03T16:00')).toBe(1);
  // The queue delivers it again after 20 seconds; then its reply is in doubt for a minute, and sent.
  await page.getByRole('img', { name: 'perhaps sent' }).waitFor();
  await page.getByRole('button', { name: '+10 minutes' }).click();
  await page.getByRole('img', { name: 'read', exact: true }).waitFor();
  expect(await page.getByRole('log').locator('.bubble-row.out').count()).toBe(1);
  expect(await confirmedAt('2026-12-03T16:00')).toBe(1);
});

test('the clock is moved, and the week follows it', async () => {
  const { page } = await open('Ratna');
  await page.getByLabel('Set the clock to').fill('2026-12-21T08:30');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page
    .getByRole('group', { name: 'The studio’s clock' })
    .getByText('Mon 21 Dec 08:3')
    .waitFor();
  await page.getByRole('button', { name: 'Week', exact: true }).click();
  await page.getByRole('heading', { name: /^21.–.27 Dec 2026$/ }).waitFor();
  // The holidays of the studio's file, each day of them.
  expect(await page.getByText('Closed', { exact: true }).count()).toBe(3);
});
