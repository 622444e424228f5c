import { App, Aspects } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { ownAlarms } from '#infra/constructs/alarm-catalogue.ts';
import { CoreSyncStack } from '#infra/coresync-stack.ts';
import { limitsOf } from '#infra/rehearsal/rehearsal-limits.ts';
import { simplifyAlarms } from '#infra/rehearsal/simplify-alarms.ts';

function alarmsOf(told: string[] | undefined): Readonly<Record<string, { Properties: unknown }>> {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const stack = new CoreSyncStack(app, 'CoreSync-test', { studioFile: 'studio_config.json' });
  if (told) Aspects.of(stack).add(simplifyAlarms((path) => told.push(path)));
  return JSON.parse(
    JSON.stringify(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm')),
  );
}

test('only alarms on several metrics are simplified, and each is told', () => {
  const told: string[] = [];
  const [before, after] = [alarmsOf(undefined), alarmsOf(told)];

  expect(Object.keys(after)).toEqual(Object.keys(before));
  const changed = Object.keys(before).filter(
    (id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]),
  );
  expect(changed).toHaveLength(ownAlarms.length);
  const names = told.map((path) => path.split('/').at(-2)).sort();
  expect(names).toEqual(ownAlarms.map(({ id }) => id).sort());
  for (const id of changed)
    expect(after[id]?.Properties).toMatchObject({ Namespace: 'Rehearsal', MetricName: 'NotShown' });
  expect(limitsOf(told).at(-1)?.trim().split(', ').sort()).toEqual(names);
});
