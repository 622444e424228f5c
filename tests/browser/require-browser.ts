import { browserMissing, browserPath } from '#infra/local/page/browser.ts';

/** Before any test: without a browser none is run, and the reason says how to get one. */
export function setup(): void {
  if (browserPath() === undefined)
    throw new Error(`the browser tests are not run: ${browserMissing}`);
}
