import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';

export function allow(actions: string[], resource: string): PolicyStatement {
  return new PolicyStatement({ actions, resources: [resource] });
}

export function allowReading(secret: Secret): PolicyStatement {
  return allow(['secretsmanager:GetSecretValue'], secret.secretArn);
}

/** What Lambda asks of a role in whose name it reads a queue. */
export const queueReaderActions = [
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
];
