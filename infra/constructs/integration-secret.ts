import { SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/**
 * A secret of one outside service. It is deployed as `{}` and filled in by hand; a later deploy leaves what was
 * filled in alone, because its own value has not changed.
 */
export function createIntegrationSecret(scope: Construct, id: string, description: string): Secret {
  return new Secret(scope, id, {
    description,
    secretStringValue: SecretValue.unsafePlainText('{}'),
  });
}
