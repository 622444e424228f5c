import { SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

import { acknowledge } from './acknowledge.ts';

/**
 * A secret of one outside service. It is deployed as `{}` and filled in by hand; a later deploy leaves what was
 * filled in alone, because its own value has not changed.
 */
export function createIntegrationSecret(scope: Construct, id: string, description: string): Secret {
  const secret = new Secret(scope, id, {
    description,
    secretStringValue: SecretValue.unsafePlainText('{}'),
  });
  acknowledge(secret, {
    'AwsSolutions-SMG4':
      'Meta, DeepSeek and Google hand out these keys to a person and offer no call that renews them. A renewed one is ' +
      'put in by `npm run secrets` and noticed at the first refusal of the old one.',
  });
  return secret;
}
