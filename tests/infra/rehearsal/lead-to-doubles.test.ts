import { App, Aspects } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { CoreSyncStack } from '#infra/coresync-stack.ts';
import { leadToDoubles } from '#infra/rehearsal/lead-to-doubles.ts';

const twoSynthesesWithinMs = 60_000;

function templateOf(isRehearsed: boolean): Record<string, unknown> {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const stack = new CoreSyncStack(app, 'CoreSync-test', { studioFile: 'studio_config.json' });
  const doubles = { whatsapp: 'http://w', deepseek: 'http://d', google: 'http://g' };
  if (isRehearsed) Aspects.of(stack).add(leadToDoubles(doubles));
  return Template.fromStack(stack).toJSON();
}

test(
  'a rehearsal deploys what is deployed, but for the addresses of the outside services',
  () => {
    const real = JSON.stringify(templateOf(false));
    const rehearsed = JSON.stringify(templateOf(true));

    expect(rehearsed).not.toMatch(/graph\.facebook|api\.deepseek|www\.googleapis|oauth2\.google/);
    expect(
      real
        .replaceAll('https://graph.facebook.com', 'http://w')
        .replaceAll('https://api.deepseek.com', 'http://d')
        .replaceAll('https://www.googleapis.com', 'http://g')
        .replaceAll('https://oauth2.googleapis.com', 'http://g'),
    ).toBe(rehearsed);
  },
  twoSynthesesWithinMs,
);
