import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { buildStack } from '#infra/build-stack.ts';

function stackOf(context: Readonly<Record<string, string>>) {
  return buildStack(new App({ context: { 'aws:cdk:bundling-stacks': [], ...context } }));
}

test('stage and region are those of the contexts', () => {
  const stack = stackOf({ stage: 'live', region: 'ap-southeast-3' });

  expect([stack.stackName, stack.region]).toEqual(['CoreSync-live', 'ap-southeast-3']);
});

test('logs are kept for as long as the studio says', () => {
  const directory = mkdtempSync(join(tmpdir(), 'coresync-studio-'));
  const studio = join(directory, 'studio.json');
  const file = JSON.parse(readFileSync('studio_config.json', 'utf8'));
  writeFileSync(studio, JSON.stringify({ ...file, retention: { logs_days: 14 } }));
  const groups = Template.fromStack(stackOf({ studio })).findResources('AWS::Logs::LogGroup');
  rmSync(directory, { recursive: true });

  const days = Object.values(groups).map(({ Properties }) => Properties['RetentionInDays']);
  expect([days.length, new Set(days)]).toEqual([9, new Set([14])]);
});

test('without contexts it is the stage dev, in the region of whoever deploys', () => {
  const stack = stackOf({});

  expect([stack.stackName, Token.isUnresolved(stack.region)]).toEqual(['CoreSync-dev', true]);
});
