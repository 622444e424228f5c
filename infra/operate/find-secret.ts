import { ListSecretsCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SecretKind } from './check-secrets.ts';

const logicalNames: Readonly<Record<SecretKind, string>> = {
  webhook: 'WebhookSecret',
  whatsapp: 'WhatsAppSecret',
  deepseek: 'DeepSeekSecret',
  google: 'GoogleSecret',
};

/** The ARN of a stage's secret, by the tags that CloudFormation puts on what it makes. @throws Error when it has none. */
export async function findSecret(
  client: SecretsManagerClient,
  stage: string,
  kind: SecretKind,
): Promise<string> {
  const stack = `CoreSync-${stage}`;
  const { SecretList = [] } = await client.send(
    new ListSecretsCommand({ Filters: [{ Key: 'tag-value', Values: [stack] }], MaxResults: 100 }),
  );
  const found = SecretList.find(({ Tags = [] }) => {
    const tag = (key: string) => Tags.find(({ Key }) => Key === `aws:cloudformation:${key}`)?.Value;
    return tag('stack-name') === stack && tag('logical-id')?.startsWith(logicalNames[kind]);
  });
  if (found?.ARN === undefined)
    throw new Error(`${stack} has no secret for ${kind}: is it deployed?`);
  return found.ARN;
}
