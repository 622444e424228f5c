import * as z from 'zod';

import type { AwsCall } from '#infra/local/engines/call-recorder.ts';
import { functionNameFromPath } from '#infra/local/function-name.ts';
import type { Template } from '#infra/local/template.ts';

/** By function, what it may do, does or has done for it: `dynamodb:PutItem on Table1234`. */
export type Permissions = ReadonlyMap<string, ReadonlySet<string>>;

const statementSchema = z.object({
  Effect: z.literal('Allow'),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown(),
});

const policySchema = z.object({
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

const functionSchema = z.object({
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  LoggingConfig: z.object({ LogGroup: z.object({ Ref: z.string() }) }),
});

const mappingSchema = z.object({
  FunctionName: z.object({ Ref: z.string() }),
  EventSourceArn: z.unknown(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }).optional(),
});

interface DeployedFunction {
  readonly logicalId: string;
  readonly name: string;
  readonly roleId: string;
  readonly logGroupId: string;
}

/** Every function of the template: none is forgotten, whoever adds it. */
export function functionsOf(template: Template): DeployedFunction[] {
  return resourcesOf(template, 'AWS::Lambda::Function').map(([logicalId, resource]) => {
    const { Role, LoggingConfig } = functionSchema.parse(resource.Properties);
    return {
      logicalId,
      name: functionNameFromPath(resource.Metadata['aws:cdk:path']) ?? logicalId,
      roleId: Role['Fn::GetAtt'][0],
      logGroupId: LoggingConfig.LogGroup.Ref,
    };
  });
}

/** What the template's policies allow. A role with any other source of permissions is a fault. */
export function allowedIn(template: Template): Permissions {
  for (const [, role] of resourcesOf(template, 'AWS::IAM::Role')) {
    for (const source of ['ManagedPolicyArns', 'Policies']) {
      if (role.Properties[source] !== undefined) throw new Error(`a role has ${source}`);
    }
  }
  const policies = resourcesOf(template, 'AWS::IAM::Policy').map(([, { Properties }]) =>
    policySchema.parse(Properties),
  );
  return new Map(
    functionsOf(template).map(({ name, roleId }) => {
      const own = policies.filter(({ Roles }) => Roles.some(({ Ref }) => Ref === roleId));
      const statements = own.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
      return [
        name,
        new Set(
          statements.flatMap(({ Action, Resource }) =>
            [Action]
              .flat()
              .flatMap((action) => [Resource].flat().map((one) => `${action} on ${nameOf(one)}`)),
          ),
        ),
      ];
    }),
  );
}

/** What Lambda does in a function's name: it writes the log, and reads what the function is mapped to. */
const platformActions = {
  log: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  queue: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  stream: [
    ...['dynamodb:DescribeStream', 'dynamodb:GetRecords'],
    ...['dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
  ],
  failures: ['sqs:SendMessage'],
} as const;

export function doneByPlatformIn(template: Template): Permissions {
  const mappings = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(
    ([, { Properties }]) => mappingSchema.parse(Properties),
  );
  return new Map(
    functionsOf(template).map(({ name, logicalId, logGroupId }) => {
      const done = on(platformActions.log, logGroupId);
      for (const mapping of mappings.filter(({ FunctionName }) => FunctionName.Ref === logicalId)) {
        const source = nameOf(mapping.EventSourceArn);
        done.push(
          ...on(
            source.endsWith(' stream') ? platformActions.stream : platformActions.queue,
            source,
          ),
        );
        const failures = mapping.DestinationConfig?.OnFailure.Destination;
        if (failures !== undefined) done.push(...on(platformActions.failures, nameOf(failures)));
      }
      return [name, new Set(done)];
    }),
  );
}

/** What the functions did. A transaction is the actions of its items. */
export function usedIn(calls: readonly AwsCall[]): Permissions {
  const used = new Map<string, Set<string>>();
  for (const { functionName, target, input } of calls) {
    const own = used.get(functionName) ?? new Set();
    for (const permission of permissionsOf(target, input)) own.add(permission);
    used.set(functionName, own);
  }
  return used;
}

const tableInput = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const batchInput = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const transactionInput = z.object({
  TransactItems: z.array(
    z.partialRecord(z.enum(['Put', 'Update', 'Delete', 'ConditionCheck', 'Get']), tableInput),
  ),
});
const queueInput = z.object({ QueueUrl: z.string() });
const secretInput = z.object({ SecretId: z.string() });

const transactionActions: Readonly<Record<string, string>> = {
  ...{ Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', Get: 'GetItem' },
  ConditionCheck: 'ConditionCheckItem',
};

function permissionsOf(target: string, input: unknown): string[] {
  const [service, operation = ''] = target.split('.');
  switch (service) {
    case 'DynamoDB_20120810':
      return tablePermissions(operation, input);
    case 'AmazonSQS': {
      const queue = queueInput
        .parse(input)
        .QueueUrl.split('/')
        .at(-1)
        ?.replace(/\.fifo$/, '');
      return [`sqs:${operation.replace(/Batch$/, '')} on ${queue}`];
    }
    case 'secretsmanager': {
      const secret = /:secret:(\w+)-local$/.exec(secretInput.parse(input).SecretId)?.[1];
      return [`secretsmanager:${operation} on ${secret}`];
    }
    default:
      throw new Error(`nobody knows what ${target} needs`);
  }
}

function tablePermissions(operation: string, input: unknown): string[] {
  if (operation.startsWith('Transact')) {
    return transactionInput
      .parse(input)
      .TransactItems.flatMap((item) =>
        Object.entries(item).map(
          ([kind, { TableName }]) => `dynamodb:${transactionActions[kind]} on ${TableName}`,
        ),
      );
  }
  if (operation.startsWith('Batch')) {
    return Object.keys(batchInput.parse(input).RequestItems).map(
      (table) => `dynamodb:${operation} on ${table}`,
    );
  }
  const { TableName, IndexName } = tableInput.parse(input);
  return [`dynamodb:${operation} on ${TableName}${IndexName ? `/index/${IndexName}` : ''}`];
}

function on(actions: readonly string[], name: string): string[] {
  return actions.map((action) => `${action} on ${name}`);
}

function resourcesOf(template: Template, type: string) {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

const intrinsicSchema = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
  z
    .object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform(({ 'Fn::GetAtt': [id, attribute] }) =>
      attribute === 'StreamArn' ? `${id} stream` : id,
    ),
]);

const joinSchema = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });

/** A reference to a resource, by its logical id. */
function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const joined = joinSchema.safeParse(value);
  if (joined.success) return joined.data['Fn::Join'][1].map(nameOf).join('');
  return intrinsicSchema.parse(value);
}
