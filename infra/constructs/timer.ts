import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Target } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

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
  return new Rule(scope, id, {
    description: `Invokes ${target.node.scope?.node.id ?? id} every ${everyMinutes} minutes`,
    schedule: Schedule.rate(interval),
    targets: [new LambdaFunction(target)],
  });
}
