import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser is: `CHROMIUM`, or where Debian and others put it. Undefined: nowhere. */
export function browserPath(named = process.env.CHROMIUM): string | undefined {
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  return places.find((place) => existsSync(place));
}

export const browserMissing =
  'no Chromium was found. Debian and Ubuntu: apt-get update && apt-get install -y chromium fonts-noto-color-emoji. Elsewhere: CHROMIUM=/path/to/chrome names one.';

/** A real browser without a window, that speaks to nobody by itself. @throws Error that says how to install one. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error(browserMissing);
  return chromium.launch({
    executablePath,
    args: [
      // It is root's in containers, where Chromium's own sandbox cannot start; it sees only our page.
      '--no-sandbox',
      ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
  });
}
