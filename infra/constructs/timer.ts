import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Target } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/**
 * Invokes a function at a fixed rate. An invocation that fails is not repeated: the next one looks at everything
 * again. One that could not begin within the interval is dropped for the same reason.
 */
export function createTimer(
  scope: Construct,
  id: string,
  { target, everyMinutes }: { readonly target: Target; readonly everyMinutes: number },
): Rule {
  const interval = Duration.minutes(everyMinutes);
  target.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: interval });
  const reason = 'A minute that was missed is made up for by the next, which looks at everything.';
  acknowledge(target, { 'Serverless-LambdaAsyncFailureDestination': reason });
  const rule = new Rule(scope, id, {
    description: `Invokes ${target.node.scope?.node.id ?? id} every ${everyMinutes} minutes`,
    schedule: Schedule.rate(interval),
    targets: [new LambdaFunction(target)],
  });
  acknowledge(rule, { 'Serverless-EventBusDLQ': reason });
  return rule;
}
