import { type Instant, minuteMs } from '#domain/time/instant.ts';
import { clientWebhook } from '#infra/replay/client-webhook.ts';
import { sessionsAfter, toldBy } from '../model/reply-text.ts';
import type { GateDeps } from '../platform/gate.ts';
import type { MetaWebhooks } from '../platform/meta-webhooks.ts';
import type { RunRecord } from '../run-record.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { bookSlot, type Composed, compose, type Mind } from './compose.ts';
import { type Heard, type Person, phoneOf, type Said } from './person.ts';
import { type LocalTime, localTimeOf } from './words.ts';

export interface ClientDeps extends GateDeps {
  readonly meta: MetaWebhooks;
  readonly record: RunRecord;
  readonly wanted: readonly LocalTime[];
  /** Tells the double that the person wrote: it opens WhatsApp's window. */
  readonly noteInbound: (
    wamid: string,
    from: { phone: string; userId: string },
    at: Instant,
  ) => void;
  /** Takes one of the run's messages; false: there are no more. */
  readonly takeTurn: () => boolean;
  /** When phone numbers change hands. */
  readonly handoverAt: Instant;
}

export interface Client {
  /** A reply reaches them. */
  hear(heard: Heard): void;
  /** They hear of a time that everybody wants now, and want it too. */
  rush(slot: LocalTime): void;
}

/** A client who writes until the run's messages are used up. */
export function startClient(person: Person, deps: ClientDeps): Client {
  const { scheduler } = deps;
  const own = deps.random.fork(`client/${person.name}`);
  const heard: Heard[] = [];
  let sessions: number[] = [];
  let written = 0;
  const firstAt = person.isLate ? deps.handoverAt : scheduler.now();

  function think(random: SeededRandom): Mind {
    const { date: today } = localTimeOf(scheduler.now());
    return { person, random, today, wanted: deps.wanted, heard, sessions };
  }

  /** False: there is nothing more to write. */
  function write(thought: (mind: Mind) => Composed): boolean {
    if (!deps.takeTurn()) return false;
    written += 1;
    const composed = thought(think(own.fork(String(written))));
    post(deps, person, `wamid.${person.name.slice(0, 3)}.${written}`, composed);
    return true;
  }

  function goOn(): void {
    if (write(compose)) scheduler.after(pauseMs(own.fork(`pause ${written}`)), goOn);
  }

  scheduler.after(firstAt - scheduler.now() + own.between(0, 120_000), goOn);
  return {
    hear(one) {
      heard.push(one);
      sessions = toldBy(one.message.rendered).reduce(sessionsAfter, sessions);
    },
    rush(slot) {
      if (scheduler.now() >= firstAt) write((mind) => bookSlot(mind, slot));
    },
  };
}

/** Sends a message on its way. */
function post(deps: ClientDeps, person: Person, wamid: string, composed: Composed): void {
  const { scheduler, history, record } = deps;
  const at = scheduler.now();
  const said: Said = {
    wamid,
    person,
    sentAt: Math.floor(at / 1000) * 1000,
    what: textOf(composed),
    ...composed,
  };
  record.said.set(wamid, said);
  history.add(at, person.name, `${wamid}: ${said.what}`);
  const phone = phoneOf(person, at >= deps.handoverAt);
  deps.noteInbound(wamid, { phone, userId: person.userId }, at);
  const webhook = clientWebhook({ ...person, phone }, composed.act, wamid, at);
  deps.meta.post(wamid, webhook, () => record.taken.add(wamid));
}

function textOf({ act }: Composed): string {
  if (act.kind === 'text') return act.text;
  return act.kind === 'tap' ? `[taps ${act.choice.title}]` : '[voice note]';
}

/** Some cannot wait for the answer; most read it first; now and then life comes in between. */
function pauseMs(random: ClientDeps['random']): number {
  const draw = random.next();
  if (draw < 0.15) return random.between(0, 3_000);
  if (draw < 0.8) return random.between(5_000, 90_000);
  if (draw < 0.97) return random.between(2, 14) * minuteMs;
  return random.between(20, 120) * minuteMs;
}
