import { App, Token } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { buildStack } from '#infra/build-stack.ts';

function stackOf(context: Readonly<Record<string, string>>) {
  return buildStack(new App({ context: { 'aws:cdk:bundling-stacks': [], ...context } }));
}

test('stage and region are those of the contexts', () => {
  const stack = stackOf({ stage: 'live', region: 'ap-southeast-3' });

  expect([stack.stackName, stack.region]).toEqual(['CoreSync-live', 'ap-southeast-3']);
});

test('without contexts it is the stage dev, in the region of whoever deploys', () => {
  const stack = stackOf({});

  expect([stack.stackName, Token.isUnresolved(stack.region)]).toEqual(['CoreSync-dev', true]);
});
