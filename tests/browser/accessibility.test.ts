import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type OpenedPage, type OpenedStudio, openStudio } from './open-studio.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const resultSchema = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
});

let studio: OpenedStudio;

beforeAll(async () => {
  studio = await openStudio();
});

afterAll(() => studio?.close());

/** What axe finds that is serious or worse, by WCAG 2.1 A and AA and its best practices. */
async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = resultSchema.parse(
    await page.evaluate('axe.run(document, { resultTypes: ["violations"] })'),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

const names = {
  en: { week: 'Week', why: 'Why', time: /^Time/, newEvent: 'New event', ask: 'Why?' },
  id: { week: 'Minggu', why: 'Alasan', time: /^Waktu/, newEvent: 'Acara baru', ask: 'Kenapa?' },
} as const;

describe.each([
  { size: 'desktop', language: 'en' },
  { size: 'phone', language: 'id' },
] as const)('on a $size in $language', ({ size, language }) => {
  const words = names[language];
  let opened: OpenedPage;

  beforeAll(async () => {
    opened = await studio.open({ size, language });
    await opened.page.evaluate(axe);
    await opened.become(language === 'en' ? 'Sari' : 'Tika');
    await opened.say(
      language === 'en' ? 'When are you free tomorrow?' : 'Besok kosong jam berapa?',
    );
    await opened.say(language === 'en' ? 'Book tomorrow at 9 am' : 'Booking lusa jam 9 pagi');
  });

  afterAll(async () => {
    expect(opened.faults).toEqual([]);
    await opened.close();
  });

  const go = (tab: 'week' | 'why' | 'time') =>
    opened.page.locator('.tabs').getByRole('button', { name: words[tab] }).click();

  test('the chat has no serious fault, nor has the sheet of a list', async () => {
    const { page } = opened;
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('log').locator('button[aria-haspopup=dialog]').last().click();
    await page.getByRole('dialog').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('the week has none, nor has the making of an event', async () => {
    const { page } = opened;
    await go('week');
    await page.locator('.fc-timegrid-event').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: words.newEvent }).click();
    await page.getByRole('dialog').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('the reasons have none', async () => {
    const { page } = opened;
    if (size === 'phone') await page.locator('.tabs').getByRole('button', { name: 'Chat' }).click();
    await page.getByRole('log').getByRole('button', { name: words.ask }).last().click();
    await page.locator('.why .steps').waitFor();
    await page.locator('.why summary').last().click();
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('time and trouble have none', async () => {
    await go('time');
    await opened.page.getByRole('switch').first().waitFor();
    expect(await seriousFaults(opened.page)).toEqual([]);
  });

  test('nothing is wider than the screen', async () => {
    for (const tab of ['week', 'why', 'time'] as const) {
      await go(tab);
      const over = await opened.page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect([tab, over]).toEqual([tab, 0]);
    }
  });
});

test('the whole way is there by keyboard: choose a client, write, read why', async () => {
  const { page, close } = await studio.open();
  const focused = () => page.evaluate('document.activeElement?.textContent ?? ""');
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused()) === name) return;
    }
    throw new Error(`no ${name} within 60 presses of Tab`);
  };
  await tabTo('BBudi');
  await page.keyboard.press('Enter');
  await page.locator('.people').getByRole('button', { name: 'Budi', pressed: true }).waitFor();
  await tabTo('Book Friday at 3pm');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByRole('button', { name: 'Why?' }).last().waitFor();
  await page.getByRole('log').focus();
  await tabTo('Why?');
  await page.keyboard.press('Enter');
  await page.locator('.why .steps').waitFor();
  await close();
});
