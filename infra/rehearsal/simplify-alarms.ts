import type { IAspect } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';

/** What a line begins with that tells of a construct which is deployed simplified. */
export const notShownMark = 'not shown by the emulator: ';

/**
 * The emulator knows no alarm that reckons with several metrics: such a one is deployed on a metric that does not exist.
 * `tell` gets the path of each, so that a rehearsal says what it did not show.
 */
export function simplifyAlarms(tell: (path: string) => void): IAspect {
  return {
    visit(node) {
      if (!(node instanceof CfnAlarm) || node.metrics === undefined) return;
      tell(node.node.path);
      node.metrics = undefined;
      node.namespace = 'Rehearsal';
      node.metricName = 'NotShown';
      node.statistic = 'Sum';
      node.period = 60;
    },
  };
}
