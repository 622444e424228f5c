import { expect, test } from 'vitest';
import { faultText } from '#infra/commands/fault-text.ts';

const refused = new Error('connect ECONNREFUSED 127.0.0.1:9');

test.each([
  [new Error('Region is missing'), /^Region is missing: set AWS_REGION, or give --region/],
  [new Error('Could not load credentials from any providers'), /: sign in with the AWS CLI until/],
  [new TypeError('fetch failed', { cause: refused }), /^no answer: connect ECONNREFUSED/],
  [
    new TypeError('fetch failed', { cause: new AggregateError([refused]) }),
    /^no answer: connect ECONNREFUSED/,
  ],
  [new TypeError('fetch failed'), /^fetch failed$/],
  [new Error('the table is gone'), /^the table is gone$/],
  ['a word', /^a word$/],
])('%s is told with what is behind it and what to do', (fault, expected) => {
  expect(faultText(fault)).toMatch(expected);
});
