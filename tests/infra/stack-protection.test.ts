import { readFileSync } from 'node:fs';

import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { CoreSyncStack } from '#infra/coresync-stack.ts';

const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8')));

const template = Template.fromStack(
  new CoreSyncStack(
    new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } }),
    'CoreSync-test',
    { studioFile: 'studio_config.json' },
  ),
);

const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown().optional(),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
});

const documentSchema = z.object({ Statement: z.array(statementSchema) });

/** Every statement of every policy in the template, wherever it stands. */
function statements(value: unknown): z.infer<typeof statementSchema>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = documentSchema.safeParse(value).data?.Statement ?? [];
  return [...own, ...Object.values(value).flatMap(statements)];
}

const all = statements(template.toJSON());

describe('every statement that allows', () => {
  const allowing = all.filter(({ Effect }) => Effect === 'Allow');

  it('is there to be looked at', () => {
    expect(allowing.length).toBeGreaterThan(10);
  });

  it('names its actions, one by one', () => {
    for (const { Action } of allowing) expect(JSON.stringify(Action)).not.toContain('*');
  });

  it('names its resources, without a wildcard', () => {
    for (const { Resource } of allowing) expect(JSON.stringify(Resource) ?? '').not.toContain('*');
  });

  it('names who is allowed, and never everybody', () => {
    for (const { Principal } of allowing) {
      expect(JSON.stringify(Principal) ?? '').not.toContain('*');
    }
  });
});

describe('what may call a function', () => {
  it('is a service of AWS, for one source', () => {
    for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Permission'))) {
      expect(Properties['Principal']).toMatch(/^[a-z]+\.amazonaws\.com$/);
      expect(Properties).toHaveProperty('SourceArn');
    }
  });

  it('is no address of its own', () => {
    expect(template.findResources('AWS::Lambda::Url')).toEqual({});
  });
});

describe('data at rest', () => {
  it('are encrypted in every queue', () => {
    for (const { Properties } of Object.values(template.findResources('AWS::SQS::Queue'))) {
      expect(Properties).toMatchObject({ SqsManagedSseEnabled: true });
    }
  });

  it('are encrypted in the table, which nothing turns off', () => {
    for (const { Properties } of Object.values(
      template.findResources('AWS::DynamoDB::GlobalTable'),
    )) {
      // Absent: AWS encrypts with a key of its own, as it does in log groups and secrets.
      expect(Properties['SSESpecification'] ?? { SSEEnabled: true }).toMatchObject({
        SSEEnabled: true,
      });
    }
  });
});

describe('data on the way', () => {
  it('are refused by every queue when they come unencrypted', () => {
    const denying = all.filter(({ Effect }) => Effect === 'Deny');
    const queues = Object.keys(template.findResources('AWS::SQS::Queue'));
    expect(denying).toHaveLength(queues.length);
    for (const statement of denying) {
      expect(statement).toMatchObject({
        Principal: { AWS: '*' },
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    }
  });

  it('go to every outside service by https', () => {
    const functions = Object.values(template.findResources('AWS::Lambda::Function'));
    const variables = functions.flatMap(({ Properties }) =>
      Object.entries(Properties['Environment']?.Variables ?? {}),
    );
    const addresses = variables.filter(([, value]) => /^[a-z]+:\/\//.test(String(value)));
    expect(addresses.length).toBeGreaterThan(0);
    for (const [, value] of addresses) expect(value).toMatch(/^https:\/\//);
  });
});

describe('what a function is told', () => {
  it('holds no secret: their names only', () => {
    for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function'))) {
      for (const [name, value] of Object.entries(Properties['Environment']?.Variables ?? {})) {
        if (/secret|token|key|password/i.test(name) && name !== 'GOOGLE_TOKEN_URL') {
          expect([name, value]).toEqual([name, { Ref: expect.stringMatching(/Secret/) }]);
        }
      }
    }
  });
});
