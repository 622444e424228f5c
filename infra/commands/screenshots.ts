import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { instantFromIso } from '#domain/time/instant.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { launchBrowser } from '#infra/local/page/browser.ts';
import { startPageStage } from '#infra/local/page/page-stage.ts';
import { runCommand } from './fail.ts';

// `npm run screenshots`: the pictures of the page for the README, drawn anew.

const start = instantFromIso('2026-12-02T09:12:00+07:00');
const folder = join(projectRoot, 'docs', 'screenshots');

/** What is played before the pictures are taken: client and words. */
const conversation = [
  ['Budi', 'Book Friday at 3pm'],
  ['Citra', 'booking sabtu jam 9 pagi dong'],
  ['Citra', 'Booking kamis jam 4 sore'],
  ['Ana', 'Halo kak, besok pagi kosong jam berapa ya?'],
  ['Ana', 'Booking besok jam 10 pagi'],
  ['Ana', 'Booking jumat jam 11'],
  ['Ana', 'Batalin dong'],
] as const;

await runCommand(async () => {
  await mkdir(folder, { recursive: true });
  const { stack, stop } = await startPageStage(start);
  const browser = await launchBrowser();
  try {
    const desk = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    await desk.goto(stack.url);
    await play(desk, () => stack.settled());
    await picture(desk, 'week');
    await desk.getByRole('log').getByRole('button', { name: 'Why?' }).last().click();
    await desk.locator('.why .steps').waitFor();
    await picture(desk, 'why');
    await desk.getByRole('button', { name: 'Time and trouble' }).click();
    await picture(desk, 'trouble');
    const size = { width: 375, height: 740 };
    const phone = await browser.newPage({ viewport: size, locale: 'id-ID', deviceScaleFactor: 2 });
    await phone.goto(stack.url);
    await phone.getByRole('log').locator('.bubble').last().waitFor();
    await picture(phone, 'phone-chat');
    await phone.getByRole('button', { name: 'Minggu', exact: true }).click();
    await phone.locator('.fc-timegrid-event').first().waitFor();
    await picture(phone, 'phone-week');
  } finally {
    await browser.close();
    await stop();
  }
});

async function play(page: Page, settled: () => Promise<void>): Promise<void> {
  for (const [client, words] of conversation) {
    await page.locator('.people').getByRole('button', { name: client }).click();
    const replies = page.locator('.bubble-row.out.read');
    const heard = await replies.count();
    await page.locator('.composer textarea').fill(words);
    await page.locator('.composer textarea').press('Enter');
    await replies.nth(heard).waitFor();
    await settled();
  }
  await page.getByRole('button', { name: 'New event' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill('Dentist');
  await dialog.getByLabel('From').fill('13:00');
  await dialog.getByLabel('To').fill('14:30');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /^Dentist/ }).waitFor();
  await page.getByText('Five minutes have passed').waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`docs/screenshots/${name}.png`);
}
