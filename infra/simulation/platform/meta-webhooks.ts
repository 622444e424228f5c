import { createHmac } from 'node:crypto';
import { webhookPath } from '#functions/ingest/webhook-path.ts';
import type { WebhookRequest } from '#functions/ingest/webhook-request.ts';
import { localValues } from '#infra/local/outside-services.ts';
import type { FunctionHost } from './function-host.ts';
import type { GateDeps } from './gate.ts';
import type { InvocationEnd } from './invocation.ts';

export interface MetaWebhooks {
  /** Delivers a webhook until it is answered 200, perhaps late, perhaps twice. `onTaken`: it was answered 200. */
  post(name: string, body: Readonly<Record<string, unknown>>, onTaken?: () => void): void;
  /** Whether every webhook has been taken. */
  isDone(): boolean;
}

const retryPausesMs = [5_000, 15_000, 60_000, 180_000] as const;

/** Meta as it delivers webhooks: at least once, in no order, again and again while it is refused. */
export function createMetaWebhooks(target: FunctionHost<unknown>, deps: GateDeps): MetaWebhooks {
  const { scheduler, faults, history, random } = deps;
  let open = 0;

  function deliver(name: string, request: WebhookRequest, attempt: number, onTaken?: () => void) {
    history.add(scheduler.now(), 'meta', `posts ${name}, attempt ${attempt}`);
    target.invoke(request, (end) => {
      if (isTaken(end)) {
        open -= 1;
        onTaken?.();
        return;
      }
      const pauseMs = retryPausesMs[Math.min(attempt, retryPausesMs.length) - 1] ?? 0;
      scheduler.after(pauseMs, () => deliver(name, request, attempt + 1, onTaken));
    });
  }

  return {
    post(name, body, onTaken) {
      const request = webhookRequest(body);
      const own = random.fork(`meta/${name}`);
      open += 1;
      scheduler.after(delayMs(own, faults), () => deliver(name, request, 1, onTaken));
      if (faults.happens('webhook comes twice', 0.06, own)) {
        open += 1;
        scheduler.after(delayMs(own, faults) + own.pick([0, 30_000, 400_000, 3_600_000]), () =>
          deliver(`${name} again`, request, 1),
        );
      }
    },
    isDone: () => open === 0,
  };
}

/** Mostly a moment; seconds, which lets the next one overtake; or so long that nothing may come of it. */
function delayMs(own: GateDeps['random'], faults: GateDeps['faults']): number {
  if (faults.happens('webhook overtaken', 0.03, own)) return own.between(2_000, 40_000);
  if (faults.happens('webhook late', 0.01, own)) return own.between(640_000, 2_400_000);
  return own.between(20, 400);
}

function isTaken(end: InvocationEnd): boolean {
  if (end.kind !== 'answered') return false;
  const { answer } = end;
  return typeof answer === 'object' && answer !== null && 'statusCode' in answer
    ? answer.statusCode === 200
    : false;
}

function webhookRequest(body: Readonly<Record<string, unknown>>): WebhookRequest {
  const text = JSON.stringify(body);
  const signature = createHmac('sha256', localValues.appSecret).update(text).digest('hex');
  return {
    rawPath: webhookPath,
    requestContext: { http: { method: 'POST' } },
    headers: { 'x-hub-signature-256': `sha256=${signature}` },
    body: text,
    isBase64Encoded: false,
  };
}
