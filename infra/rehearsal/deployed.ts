import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readBooking } from '#adapters/dynamodb/booking-item.ts';
import type { OutsideServices } from '#infra/local/outside-services.ts';
import { scanTable } from '#infra/local/table-items.ts';
import { clockTimeOf } from '#infra/replay/studio-time-text.ts';
import type { Deployment } from './cdk-commands.ts';
import { rehearsalCredentials as credentials, rehearsalRegion } from './emulator.ts';

/** Fills in the four secrets by the outputs' names, as whoever goes live does by hand. */
export async function fillInSecrets(
  endpoint: string,
  { outputs }: Deployment,
  secrets: OutsideServices['secrets'],
): Promise<void> {
  const client = new SecretsManagerClient({ endpoint, region: rehearsalRegion, credentials });
  const byOutput: Readonly<Record<string, unknown>> = {
    WebhookSecretArn: secrets.webhook,
    WhatsAppSecretArn: secrets.whatsapp,
    DeepSeekSecretArn: secrets.deepseek,
    GoogleSecretArn: secrets.google,
  };
  for (const [output, value] of Object.entries(byOutput)) {
    const SecretString = JSON.stringify(value);
    await client.send(new PutSecretValueCommand({ SecretId: outputs[output], SecretString }));
  }
  client.destroy();
}

/** The deployed webhook, at the address at which the emulator serves an API. */
export function webhookUrlOf(endpoint: string, { outputs }: Deployment): string {
  const url = new URL(outputs['WebhookUrl'] ?? 'https://none/');
  const [apiId = ''] = url.hostname.split('.');
  return `${endpoint}/_aws/execute-api/${apiId}/$default${url.pathname}`;
}

/** The confirmed bookings in the deployed table, as the studio's wall clock shows their starts. */
export async function bookedStarts(
  endpoint: string,
  { outputs }: Deployment,
  zone: string,
): Promise<string[]> {
  const client = new DynamoDBClient({ endpoint, region: rehearsalRegion, credentials });
  try {
    const items = await scanTable(client, outputs['TableName'] ?? '');
    return items
      .filter(({ entity }) => entity === 'booking')
      .map(readBooking)
      .filter(({ status }) => status === 'confirmed')
      .map(({ startsAt }) => clockTimeOf(zone, startsAt))
      .sort();
  } finally {
    client.destroy();
  }
}

/** The starts of the events that the owner sees, as the studio's wall clock shows them. */
export function calendarStarts({ google }: OutsideServices, zone: string): string[] {
  const events = google?.double.events() ?? [];
  return events
    .filter(({ status }) => status !== 'cancelled')
    .map(({ start }) => clockTimeOf(zone, Date.parse(start.dateTime ?? '')))
    .sort();
}
