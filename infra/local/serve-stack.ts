import type { InboundMessage } from '#domain/conversation/message.ts';
import { webhookPath } from '#functions/ingest/webhook-path.ts';
import type { Activity } from './activity.ts';
import { createLocalEndpoints, type LocalEndpointsDeps } from './local-endpoints.ts';
import type { LocalStackOptions } from './local-stack.ts';
import { localValues } from './outside-services.ts';
import { createStudioPage, type StudioPage } from './page/studio-page.ts';
import type { TurnLog } from './page/turn-log.ts';
import type { FunctionPool } from './runtime/function-pool.ts';
import { serveFetch } from './serve-fetch.ts';
import type { TableItem } from './table-items.ts';
import type { WebhookRecord } from './webhook-record.ts';
import { putSecrets } from './wired-engines.ts';
import type { Engines, Wiring } from './wiring.ts';

export interface ServedParts {
  readonly options: LocalStackOptions;
  readonly stack: LocalEndpointsDeps['stack'];
  readonly engines: Engines;
  readonly wiring: Wiring;
  readonly webhooks: WebhookRecord;
  readonly activity: Activity;
  readonly pools: ReadonlyMap<string, FunctionPool>;
  readonly items: () => Promise<TableItem[]>;
  /** Where there is a page. */
  readonly turns: TurnLog | undefined;
  readonly closers: (() => Promise<void>)[];
}

/** Serves the API, the local endpoints and, where it is wanted, the page. Returns the address. */
export async function serveStack(parts: ServedParts): Promise<string> {
  const { options, stack, webhooks, closers } = parts;
  const { clock, outside, log = () => {} } = options;
  // The page posts to the address that is known only once it is served.
  let url = '';
  const page = pageOf(parts, () => `${url}${webhookPath}`, webhooks.messages);
  const server = await serveFetch(
    createLocalEndpoints({ stack, clock, outside, page, otherwise: webhooks.fetch }),
    options.port ?? 0,
    (error) => log({ level: 'error', source: 'local', text: String(error) }),
  );
  url = server.url;
  closers.push(async () => {
    page?.stop();
    await server.close();
  });
  return url;
}

function pageOf(
  { options, turns, activity, items, pools, wiring, engines }: ServedParts,
  webhookUrl: () => string,
  inbound: () => InboundMessage[],
): StudioPage | undefined {
  const { page, clock, outside } = options;
  if (page === undefined || turns === undefined) return undefined;
  return createStudioPage({
    ...{ studio: page.studio, clock, outside, activity, turns, items, inbound, webhookUrl },
    conversation: [...pools.values()].find(({ definition }) => definition.name === 'conversation'),
    giveModelKey: (given) =>
      putSecrets(wiring, engines, {
        ...outside.secrets,
        deepseek: given ? { api_key: localValues.deepseekKey } : {},
      }),
  });
}
