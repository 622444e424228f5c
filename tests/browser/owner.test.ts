import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { studioForTests, until } from './open-studio.ts';

const { visit, statusesAt } = studioForTests();

test('the owner deletes a session by hand, and the client is told and offered others', async () => {
  const { page, say, heard } = await visit('Umi');
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
  const { page, say } = await visit('Vera');
  await say('Book Friday at 9 am');
  const event = page.getByRole('button', { name: 'Vera 09:00', exact: true });
  const box = await event.boundingBox();
  if (!box) throw new Error('the session is not drawn');
  await drag(page, { x: box.x + box.width / 2, y: box.y + 6 }, await heightOf(page, 9, 11));
  await page.getByRole('button', { name: 'Vera 11:00', exact: true }).waitFor();
  await page.getByText('Five minutes have passed').waitFor();
  await until(() => statusesAt('2026-12-04T11:00'), ['confirmed']);
  await until(() => page.locator('.bubble-row.out').count(), 2);
});

test('the owner drags the end of her own event, and what it covers now is taken', async () => {
  const { page, say } = await visit('Xenia');
  await page.getByRole('button', { name: 'New event' }).click();
  const dialog = page.getByRole('dialog', { name: 'New event' });
  await dialog.getByLabel('Title').fill('Delivery');
  await dialog.getByLabel('Date').fill('2026-12-03');
  await dialog.getByLabel('From').fill('16:00');
  await dialog.getByLabel('To').fill('17:00');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const event = page.getByRole('button', { name: 'Delivery 16:00', exact: true });
  await page.getByText('Five minutes have passed').waitFor();
  await event.hover();
  const box = await event.boundingBox();
  if (!box) throw new Error('the event is not drawn');
  const end = { x: box.x + box.width / 2, y: box.y + box.height - 2 };
  await drag(page, end, await heightOf(page, 17, 19));
  await until(
    async () => (await event.boundingBox())?.height ?? 0,
    expect.closeTo(3 * box.height, -1),
  );
  await page.getByText('Five minutes have passed').waitFor();
  expect(await say('Book tomorrow at 6 pm')).not.toContain('booked for');
  expect(await statusesAt('2026-12-03T18:00')).toEqual([]);
});

test('the owner’s own event, made by keyboard, takes its time from clients', async () => {
  const { page, say } = await visit('Wulan');
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

/** With the mouse, as a person does: it takes a few pixels until a drag begins. */
async function drag(page: Page, from: { readonly x: number; readonly y: number }, down: number) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 20, { steps: 4 });
  await page.mouse.move(from.x, from.y + down, { steps: 8 });
  await page.mouse.up();
}

/** How far one hour is below another in the week. */
async function heightOf(page: Page, fromHour: number, toHour: number): Promise<number> {
  const tops = [fromHour, toHour].map(async (hour) => {
    const time = `${String(hour).padStart(2, '0')}:00:00`;
    const box = await page.locator(`.fc-timegrid-slot-lane[data-time="${time}"]`).boundingBox();
    return box?.y ?? Number.NaN;
  });
  const [from = Number.NaN, to = Number.NaN] = await Promise.all(tops);
  return to - from;
}
