import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Sends every alarm, and its end, to an e-mail address, which confirms the subscription once. */
export function mailAlarms(
  scope: Construct,
  id: string,
  { alarms, address }: { readonly alarms: readonly Alarm[]; readonly address: string },
): void {
  const topic = new Topic(scope, id, { enforceSSL: true });
  const reason =
    'It carries names of alarms and counts. CloudWatch cannot publish to a topic under the free key.';
  acknowledge(topic, { 'AwsSolutions-SNS2': reason });
  topic.addSubscription(new EmailSubscription(address));
  for (const alarm of alarms) {
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
  }
}
