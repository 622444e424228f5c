import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Lets a rule of cdk-nag go unheeded for one construct. The reason is why the rule's danger does not exist here. */
export function acknowledge(
  construct: IConstruct,
  reasons: Readonly<Record<`${'AwsSolutions' | 'Serverless'}-${string}`, string>>,
): void {
  const rules = Object.entries(reasons).map(([rule, reason]) => {
    const [pack] = rule.split('-');
    return { id: `${pack}::${rule}`, reason };
  });
  Validations.of(construct).acknowledge(...rules);
}
