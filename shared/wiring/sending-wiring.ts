import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import {
  createSecretSource,
  createSecretsManagerClient,
  secretAccess,
} from '#adapters/secrets/secret-source.ts';
import { createWhatsappMessenger } from '#adapters/whatsapp/whatsapp-messenger.ts';
import { whatsappSecretSchema } from '#adapters/whatsapp/whatsapp-secret.ts';
import type { DeliveryReport } from '#domain/delivery/delivery-event.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Clock } from '#ports/clock.ts';
import type { IdSource } from '#ports/identity.ts';
import { createDeliverReply } from '#use-cases/deliver-reply.ts';

/** What each function that sends on WhatsApp is told by its environment. */
export const sendingVariables = [
  'TABLE_NAME',
  'STUDIO_ID',
  'WHATSAPP_SECRET_ARN',
  'WHATSAPP_API_URL',
  'LAMBDA_TASK_ROOT',
] as const;

export interface SendingWiring {
  readonly environment: Readonly<Record<(typeof sendingVariables)[number], string>>;
  readonly studio: Studio;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly random: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly report: DeliveryReport;
  /** Default: the conversation's. */
  readonly leaseMs?: number;
}

/** The same table, messenger and delivery for conversation, apology and housekeeping. */
export function wireSending({ environment, random, wait, ...wiring }: SendingWiring) {
  const secrets = createSecretSource({
    client: createSecretsManagerClient(),
    clock: wiring.clock,
  });
  const access = secretAccess(secrets, environment.WHATSAPP_SECRET_ARN, whatsappSecretSchema);
  const messenger = createWhatsappMessenger({
    fetch: globalThis.fetch,
    apiUrl: environment.WHATSAPP_API_URL,
    access: async (isRefused) => {
      const { token, phone_number_id: phoneNumberId } = await access(isRefused);
      return { token, phoneNumberId };
    },
  });
  const table = {
    client: createDocumentClient(),
    tableName: environment.TABLE_NAME,
    studioId: environment.STUDIO_ID,
    retention: wiring.studio.retention,
    random,
    wait,
  };
  const outbox = createDynamoOutbox(table);
  const deliver = createDeliverReply({ ...wiring, random, outbox, messenger });
  return { table, secrets, messenger, outbox, deliver };
}
