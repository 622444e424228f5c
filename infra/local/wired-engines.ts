import type { Assembly } from './assembly.ts';
import { type RecordCall, recordCallsOf } from './engines/call-recorder.ts';
import { startDynamoEngine } from './engines/dynamodb-engine.ts';
import { startSecretsEngine } from './engines/secrets-engine.ts';
import { startSqsEngine } from './engines/sqs-engine.ts';
import type { LocalSecrets, OutsideServices } from './outside-services.ts';
import { type Engines, type Wiring, wire } from './wiring.ts';

export interface WiredEngines {
  readonly engines: Engines;
  readonly wiring: Wiring;
}

/** Starts the engines and makes on them what the template describes, the secrets' values included. */
export async function startWiredEngines(options: {
  readonly assembly: Assembly;
  readonly outside: OutsideServices;
  /** Absent: in memory. */
  readonly databaseFile?: string;
  readonly onCrash: (message: string) => void;
  /** Told each call of a function to AWS; absent: they go straight to the engines. */
  readonly recordCall?: RecordCall | undefined;
  /** Gets what stops each engine, as soon as it runs. */
  readonly closers: (() => Promise<void>)[];
}): Promise<WiredEngines> {
  const { outside, databaseFile, onCrash } = options;
  const engines = await startEngines(databaseFile, onCrash, options.closers);
  const wiring = await wire(options.assembly, engines, {
    endpoints: {
      dynamo: engines.dynamo.endpoint,
      sqs: engines.sqs.endpoint,
      secrets: engines.secrets.endpoint,
    },
    doubleUrls: {
      whatsapp: outside.whatsapp?.url,
      deepseek: outside.deepseek?.url,
      google: outside.google?.url,
    },
  });
  putSecrets(wiring, engines, outside.secrets);
  const { recordCall, closers } = options;
  if (recordCall === undefined) return { engines, wiring };
  const urls = [engines.dynamo.endpoint, engines.sqs.endpoint, engines.secrets.endpoint];
  const functions = await recordCallsOf(wiring.functions, urls, recordCall, closers);
  return { engines, wiring: { ...wiring, functions } };
}

async function startEngines(
  databaseFile: string | undefined,
  onCrash: (message: string) => void,
  closers: (() => Promise<void>)[],
): Promise<Engines> {
  async function started<Engine extends { stop(): Promise<void> }>(engine: Promise<Engine>) {
    const running = await engine;
    closers.push(() => running.stop());
    return running;
  }
  // All of them, even if one fails: what runs then is in `closers`.
  const [dynamo, sqs, secrets] = await Promise.allSettled([
    started(startDynamoEngine({ databaseFile, onCrash })),
    started(startSqsEngine()),
    started(startSecretsEngine()),
  ]);
  if (dynamo.status === 'rejected') throw dynamo.reason;
  if (sqs.status === 'rejected') throw sqs.reason;
  if (secrets.status === 'rejected') throw secrets.reason;
  return { dynamo: dynamo.value, sqs: sqs.value, secrets: secrets.value };
}

/** A secret is known by the variable that carries its ARN, so that its name in the template does not matter. */
export function putSecrets(wiring: Wiring, { secrets }: Engines, values: LocalSecrets): void {
  const byVariable: Readonly<Record<string, unknown>> = {
    WEBHOOK_SECRET_ARN: values.webhook,
    WHATSAPP_SECRET_ARN: values.whatsapp,
    DEEPSEEK_SECRET_ARN: values.deepseek,
    GOOGLE_SECRET_ARN: values.google,
  };
  for (const { environment } of wiring.functions) {
    for (const [variable, arn] of Object.entries(environment)) {
      if (variable in byVariable) secrets.put(arn, byVariable[variable]);
    }
  }
}
