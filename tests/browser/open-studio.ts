import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { instantFromIso } from '#domain/time/instant.ts';
import { launchBrowser } from '#infra/local/page/browser.ts';
import { startPageStage } from '#infra/local/page/page-stage.ts';

/** Wednesday morning in Jakarta; Thursday and Friday are open from 8 to 20. */
const start = instantFromIso('2026-12-02T09:00:00+07:00');

const sizes = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 375, height: 740 },
} as const;

export interface OpenOptions {
  readonly language?: 'en' | 'id';
  readonly size?: keyof typeof sizes;
}

/** The whole local stack with its page, and a browser. */
export async function openStudio() {
  const stage = await startPageStage(start);
  const browser = await launchBrowser();
  return {
    ...stage,
    open: (options: OpenOptions = {}) => openPage(browser, stage.stack.url, options),
    async close() {
      await browser.close();
      await stage.stop();
    },
  };
}

export type OpenedStudio = Awaited<ReturnType<typeof openStudio>>;

/**
 * One studio for the tests of a file. Pages opened by `visit` are closed after each test, which fails when one of them
 * had an error or asked for anything from elsewhere.
 */
export function studioForTests() {
  let studio: OpenedStudio | undefined;
  const pages: OpenedPage[] = [];
  const opened = () => {
    if (studio === undefined) throw new Error('the studio is opened before the tests');
    return studio;
  };

  beforeAll(async () => {
    studio = await openStudio();
  });
  afterEach(async () => {
    const closed = pages.splice(0);
    for (const { close } of closed) await close();
    expect(closed.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(() => studio?.close());

  /** The page, as a new client of that name sees it. */
  async function visit(name: string, options?: OpenOptions): Promise<OpenedPage> {
    const page = await look(options);
    await page.become(name);
    return page;
  }

  async function look(options?: OpenOptions): Promise<OpenedPage> {
    const page = await opened().open(options);
    pages.push(page);
    return page;
  }

  return {
    visit,
    look,
    stack: () => opened().stack,
    /** States of the sessions at a time such as `2026-12-03T10:00`. */
    async statusesAt(start: string) {
      const { bookings } = await opened().stack.state();
      return bookings
        .filter((booking) => booking.start.startsWith(start))
        .map(({ status }) => status);
    },
  };
}

/** The page as one person sees it. Anything it loads from elsewhere, and any error in it, fails the test. */
async function openPage(
  browser: Browser,
  url: string,
  { language = 'en', size = 'desktop' }: OpenOptions,
) {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: language === 'id' ? 'id-ID' : 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(`${url}/`) && !asked.startsWith('data:')) faults.push(asked);
  });
  await page.goto(url);
  await page.getByRole('log').waitFor();
  return { page, faults, ...chatOf(page), close: () => context.close() };
}

export type OpenedPage = Awaited<ReturnType<typeof openPage>>;

/** What a client does in the chat. */
function chatOf(page: Page) {
  const log = page.getByRole('log');
  const bubbles = log.locator('.bubble-row.out .bubble-text');

  /** What is said after `act` was done, once WhatsApp took it. */
  async function answerTo(act: () => Promise<void>): Promise<string> {
    const heard = await bubbles.count();
    await act();
    const answer = log
      .locator('.bubble-row.out:is(.accepted, .sent, .delivered, .read) .bubble-text')
      .nth(heard);
    await answer.waitFor();
    return answer.innerText();
  }

  return {
    answerTo,
    say: (text: string) =>
      answerTo(async () => {
        const field = page.locator('.composer textarea');
        await field.fill(text);
        await field.press('Enter');
      }),
    /** Taps the newest button of that title. */
    tap: (title: string | RegExp) =>
      answerTo(() => log.getByRole('button', { name: title }).last().click()),
    /** A new client, chosen, of whom nothing is known. */
    async become(name: string) {
      await page.locator('.people button').last().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill(name);
      await dialog.locator('button[type=submit]').click();
      await dialog.waitFor({ state: 'detached' });
      await page.locator('.people').getByRole('button', { name, pressed: true }).waitFor();
    },
    /** The newest message of the studio with its words. */
    heard: (words: string | RegExp): Locator =>
      log.locator('.bubble-row.out').filter({ hasText: words }).last(),
  };
}

/** Waits until it is so. */
export async function until(what: () => Promise<unknown>, expected: unknown): Promise<void> {
  await expect.poll(what, { timeout: 20_000, interval: 50 }).toEqual(expected);
}
