import { describe, expect, test } from 'vitest';
import { createResolver } from '#infra/local/intrinsics.ts';
import { creationOrder, parseTemplate } from '#infra/local/template.ts';

const templateOf = (resources: Record<string, unknown>) =>
  parseTemplate(
    JSON.stringify({ Parameters: { Given: { Default: 'default' } }, Resources: resources }),
  );

describe('the creation order', () => {
  test('puts each resource after what it refers to, in whatever way', () => {
    const template = templateOf({
      A: { Type: 'T', Properties: { p: { 'Fn::Join': ['', ['x', { Ref: 'B' }]] } } },
      B: { Type: 'T', Properties: { p: { 'Fn::Sub': `\${C.Arn}/x` } } },
      C: { Type: 'T', Properties: { p: { 'Fn::GetAtt': ['D', 'Arn'] } }, DependsOn: 'E' },
      D: { Type: 'T', Properties: { p: { Ref: 'AWS::Region' } } },
      E: { Type: 'T' },
    });
    expect(creationOrder(template)).toEqual(['E', 'D', 'C', 'B', 'A']);
  });

  test('a circle is named', () => {
    const template = templateOf({
      A: { Type: 'T', Properties: { p: { Ref: 'B' } } },
      B: { Type: 'T', Properties: { p: { Ref: 'A' } } },
    });
    expect(() => creationOrder(template)).toThrow('A -> B -> A');
  });
});

describe('the resolver', () => {
  const resolver = createResolver(templateOf({}));
  resolver.define('Queue', {
    ref: 'http://queue',
    attribute: (name) => (name === 'Arn' ? 'arn:queue' : undefined),
  });

  test.each([
    [{ Ref: 'Queue' }, 'http://queue'],
    [{ Ref: 'Given' }, 'default'],
    [{ Ref: 'AWS::Region' }, 'us-east-1'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:queue'],
    [{ 'Fn::GetAtt': 'Queue.Arn' }, 'arn:queue'],
    [{ 'Fn::Join': ['/', ['a', { Ref: 'Queue' }]] }, 'a/http://queue'],
    [{ 'Fn::Split': [':', { 'Fn::GetAtt': ['Queue', 'Arn'] }] }, ['arn', 'queue']],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b'] }] }, 'b'],
    [{ 'Fn::Select': ['0', ['x', 'y']] }, 'x'],
    [
      { 'Fn::Sub': `\${Queue}+\${Queue.Arn}+\${AWS::Region}+\${!Kept}` },
      `http://queue+arn:queue+us-east-1+\${Kept}`,
    ],
    [{ 'Fn::Sub': [`\${Own}`, { Own: { Ref: 'Given' } }] }, 'default'],
    [{ kept: { Ref: 'Given' }, dropped: { Ref: 'AWS::NoValue' } }, { kept: 'default' }],
    [['a', { Ref: 'AWS::NoValue' }], ['a']],
    [
      { two: 1, keys: true },
      { two: 1, keys: true },
    ],
  ])('%j is %j', (value, expected) => {
    expect(resolver.resolve(value)).toEqual(expected);
  });

  test.each([
    [{ 'Fn::ImportValue': 'x' }, 'Fn::ImportValue'],
    [{ 'Fn::If': ['a', 'b', 'c'] }, 'Fn::If'],
    [{ Ref: 'Nobody' }, 'Nobody'],
    [{ 'Fn::GetAtt': ['Queue', 'Color'] }, 'Queue.Color'],
    [{ 'Fn::Select': [2, ['x', 'y']] }, 'at 2'],
  ])('%j is refused by name', (value, named) => {
    expect(() => resolver.resolve(value)).toThrow(named);
  });
});
