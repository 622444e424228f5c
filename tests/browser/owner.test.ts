import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type OpenedPage, type OpenedStudio, openStudio, until } from './open-studio.ts';

let studio: OpenedStudio;
let opened: OpenedPage;

beforeAll(async () => {
  studio = await openStudio();
});

afterEach(async () => {
  const { faults, close } = opened;
  await close();
  expect(faults).toEqual([]);
});

afterAll(() => studio?.close());

const statusesAt = async (start: string) =>
  (await studio.stack.state()).bookings
    .filter((booking) => booking.start.startsWith(start))
    .map(({ status }) => status);

test('the owner deletes a session by hand, and the client is told and offered others', async () => {
  opened = await studio.open();
  const { page, become, say, heard } = opened;
  await become('Umi');
  await say('Book tomorrow at 10 am');
  await page.getByRole('button', { name: 'Umi 10:00', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Session of Umi' })
    .getByText('The client is told.')
    .waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Five minutes have passed').waitFor();
  await until(() => page.locator('.bubble-row.out').count(), 2);
  await heard(/3 December/)
    .locator('.choice')
    .first()
    .waitFor();
  expect(await statusesAt('2026-12-03T10:00')).toEqual(['cancelled']);
  expect(await page.getByRole('button', { name: 'Umi 10:00', exact: true }).count()).toBe(0);
});

test('the owner drags a session to another hour, and the client is told', async () => {
  opened = await studio.open();
  const { page, become, say } = opened;
  await become('Vera');
  await say('Book Friday at 9 am');
  const event = page.getByRole('button', { name: 'Vera 09:00', exact: true });
  const box = await event.boundingBox();
  const [nine, eleven] = await Promise.all(
    ['09:00:00', '11:00:00'].map((time) =>
      page.locator(`.fc-timegrid-slot-lane[data-time="${time}"]`).boundingBox(),
    ),
  );
  if (!box || !nine || !eleven) throw new Error('the week is not drawn');
  const [x, y] = [box.x + box.width / 2, box.y + 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 20, { steps: 4 });
  await page.mouse.move(x, y + eleven.y - nine.y, { steps: 8 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Vera 11:00', exact: true }).waitFor();
  await page.getByText('Five minutes have passed').waitFor();
  await until(() => statusesAt('2026-12-04T11:00'), ['confirmed']);
  await until(() => page.locator('.bubble-row.out').count(), 2);
});

test('the owner’s own event, made by keyboard, takes its time from clients', async () => {
  opened = await studio.open();
  const { page, become, say } = opened;
  await become('Wulan');
  await page.getByRole('button', { name: 'New event' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New event' });
  await dialog.getByLabel('Title').fill('Dentist');
  await dialog.getByLabel('Date').fill('2026-12-05');
  await dialog.getByLabel('From').fill('09:00');
  await dialog.getByLabel('To').fill('11:00');
  await dialog.getByLabel('To').press('Enter');
  await page.getByRole('button', { name: 'Dentist 09:00', exact: true }).waitFor();
  await page.getByText('Five minutes have passed').waitFor();
  expect(await say('Book Saturday at 10 am')).not.toContain('booked for');
  expect(await statusesAt('2026-12-05T10:00')).toEqual([]);
});
