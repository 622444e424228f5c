import { join } from 'node:path';
import * as z from 'zod';
import type { Assembly } from './assembly.ts';
import type { DynamoEngine } from './engines/dynamodb-engine.ts';
import type { SecretsEngine } from './engines/secrets-engine.ts';
import type { CreatedQueue, SqsEngine } from './engines/sqs-engine.ts';
import { type CreatedTable, createTables, tableDefinition } from './engines/tables.ts';
import { compileFilters } from './event-sources/filter-pattern.ts';
import type { QueueMapping } from './event-sources/queue-poller.ts';
import type { StreamMapping } from './event-sources/stream-batch.ts';
import { type FunctionSurroundings, functionEnvironment } from './function-environment.ts';
import { functionNameFromPath } from './function-name.ts';
import { createResolver, localAccount, localRegion, type ResourceValues } from './intrinsics.ts';
import { rateMs } from './rate-expression.ts';
import * as properties from './resource-properties.ts';
import type { FunctionDefinition } from './runtime/function-pool.ts';
import { creationOrder, type Resource } from './template.ts';

export interface Engines {
  readonly dynamo: DynamoEngine;
  readonly sqs: SqsEngine;
  readonly secrets: SecretsEngine;
}

/** The template's resources as they were made on the engines. Functions are named here by their ARN. */
export interface Wiring {
  readonly tables: readonly CreatedTable[];
  readonly queues: readonly CreatedQueue[];
  readonly functions: readonly FunctionDefinition[];
  readonly routes: readonly { readonly key: string; readonly functionArn: string }[];
  readonly queueMappings: readonly {
    readonly functionArn: string;
    readonly mapping: QueueMapping;
  }[];
  readonly streamMappings: readonly {
    readonly functionArn: string;
    readonly mapping: StreamMapping;
    readonly start: 'TRIM_HORIZON' | 'LATEST';
  }[];
  readonly timers: readonly {
    readonly name: string;
    readonly everyMs: number;
    readonly functionArn: string;
  }[];
  /** Logical ids of what would run by itself on AWS and does not here. */
  readonly notRun: readonly string[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** How many invocations of a function run at once on one machine. */
const localConcurrency = 4;

/**
 * Makes what the template describes, in the order of its references.
 * @throws Error that names the resource and what of it the local stack does not know.
 */
export async function wire(
  assembly: Assembly,
  engines: Engines,
  surroundings: FunctionSurroundings,
): Promise<Wiring> {
  const { template } = assembly;
  const resolver = createResolver(template);
  const integrations = new Map<string, string>();
  const wiring: Mutable<Wiring> = {
    ...{ tables: [], queues: [], functions: [], routes: [] },
    ...{ queueMappings: [], streamMappings: [], timers: [], notRun: [] },
  };

  async function create(logicalId: string, resource: Resource): Promise<ResourceValues> {
    const resolved = () => resolver.resolve(resource.Properties);
    switch (resource.Type) {
      case 'AWS::SQS::Queue': {
        const queue = await createQueue(engines.sqs, logicalId, resolved());
        wiring.queues.push(queue);
        return values(queue.url, { Arn: queue.arn, QueueName: queue.name, QueueUrl: queue.url });
      }
      case 'AWS::DynamoDB::Table':
      case 'AWS::DynamoDB::GlobalTable': {
        const definition = tableDefinition(logicalId, resolved());
        const [table] = await createTables(engines.dynamo.client, [definition]);
        if (table === undefined) throw new Error('no table was made');
        wiring.tables.push(table);
        return values(table.name, { Arn: table.arn, StreamArn: table.streamArn });
      }
      case 'AWS::SecretsManager::Secret': {
        const arn = localArn('secretsmanager', `secret:${logicalId}-local`);
        return values(arn, { Id: arn });
      }
      case 'AWS::Lambda::Function': {
        const made = functionDefinition(assembly, logicalId, resource, resolved(), surroundings);
        wiring.functions.push(made);
        return values(made.name, { Arn: made.arn });
      }
      case 'AWS::ApiGatewayV2::Integration':
        integrations.set(logicalId, properties.integration.parse(resolved()).IntegrationUri);
        return values(logicalId, {});
      case 'AWS::ApiGatewayV2::Route': {
        const { RouteKey: key, Target } = properties.route.parse(resolved());
        const functionArn = integrations.get(Target.replace(/^integrations\//, ''));
        if (functionArn === undefined) throw new Error(`it leads to ${Target}`);
        wiring.routes.push({ key, functionArn });
        return values(logicalId, {});
      }
      case 'AWS::Lambda::EventSourceMapping':
        addMapping(wiring, properties.eventSourceMapping.parse(resolved()));
        return values(logicalId, {});
      case 'AWS::Events::Rule':
        addTimers(wiring, logicalId, properties.eventRule.parse(resolved()));
        return values(logicalId, { Arn: localArn('events', `rule/${logicalId}`) });
      default:
        if (runsByItself.has(resource.Type)) wiring.notRun.push(`${logicalId} (${resource.Type})`);
        // Roles, log groups, alarms: others refer to them, nothing runs.
        return { ref: logicalId, attribute: (name) => localArn('local', `${logicalId}/${name}`) };
    }
  }

  for (const logicalId of creationOrder(template)) {
    const resource = template.Resources[logicalId];
    if (resource === undefined) continue;
    try {
      resolver.define(logicalId, await create(logicalId, resource));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${logicalId} (${resource.Type}): ${reason}`, { cause: error });
    }
  }
  return wiring;
}

const runsByItself: ReadonlySet<string> = new Set([
  'AWS::Scheduler::Schedule',
  'AWS::Pipes::Pipe',
  'AWS::StepFunctions::StateMachine',
]);

function values(ref: string, attributes: Readonly<Record<string, string | undefined>>) {
  return { ref, attribute: (name: string) => attributes[name] };
}

function localArn(service: string, resource: string): string {
  return `arn:aws:${service}:${localRegion}:${localAccount}:${resource}`;
}

async function createQueue(sqs: SqsEngine, logicalId: string, resolved: unknown) {
  const { QueueName, FifoQueue, ...rest } = properties.queue.parse(resolved);
  const isFifo = String(FifoQueue) === 'true';
  const attributes: Record<string, string> = isFifo ? { FifoQueue: 'true' } : {};
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined) {
      attributes[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
    }
  }
  return sqs.createQueue(QueueName ?? `${logicalId}${isFifo ? '.fifo' : ''}`, attributes);
}

function functionDefinition(
  assembly: Assembly,
  logicalId: string,
  resource: Resource,
  resolved: unknown,
  surroundings: FunctionSurroundings,
): FunctionDefinition {
  const own = properties.lambdaFunction.parse(resolved);
  const asset = z.string().parse(resource.Metadata['aws:asset:path']);
  const name =
    own.FunctionName ?? functionNameFromPath(resource.Metadata['aws:cdk:path']) ?? logicalId;
  return {
    name,
    arn: localArn('lambda', `function:${name}`),
    directory: join(assembly.directory, asset),
    handler: own.Handler,
    timeoutSeconds: own.Timeout,
    memoryMb: own.MemorySize,
    environment: functionEnvironment(own.Environment.Variables, surroundings),
    maximumConcurrency: Math.min(localConcurrency, own.ReservedConcurrentExecutions),
  };
}

/** A rule that waits for events of others, or is switched off, does not run here. */
function addTimers(
  wiring: Mutable<Wiring>,
  name: string,
  { ScheduleExpression: schedule, State, Targets }: z.infer<typeof properties.eventRule>,
): void {
  if (schedule === undefined || State !== 'ENABLED') {
    wiring.notRun.push(`${name} (AWS::Events::Rule)`);
    return;
  }
  const everyMs = rateMs(schedule);
  for (const { Arn: functionArn } of Targets) wiring.timers.push({ name, everyMs, functionArn });
}

function addMapping(
  wiring: Mutable<Wiring>,
  own: z.infer<typeof properties.eventSourceMapping>,
): void {
  const functionArn = wiring.functions.find(
    ({ name, arn }) => own.FunctionName === name || own.FunctionName === arn,
  )?.arn;
  if (functionArn === undefined) throw new Error(`no function ${own.FunctionName}`);
  const reportBatchItemFailures = own.FunctionResponseTypes.includes('ReportBatchItemFailures');
  const queue = wiring.queues.find(({ arn }) => arn === own.EventSourceArn);
  if (queue !== undefined) {
    const mapping = {
      queueUrl: queue.url,
      queueArn: queue.arn,
      batchSize: own.BatchSize ?? 10,
      maximumConcurrency: own.ScalingConfig?.MaximumConcurrency ?? 1_000,
      reportBatchItemFailures,
    };
    wiring.queueMappings.push({ functionArn, mapping });
    return;
  }
  if (!wiring.tables.some(({ streamArn }) => streamArn === own.EventSourceArn)) {
    throw new Error(`its source ${own.EventSourceArn} is neither a queue nor a stream`);
  }
  const mapping = {
    streamArn: own.EventSourceArn,
    batchSize: own.BatchSize ?? 100,
    filter: compileFilters(own.FilterCriteria.Filters.map(({ Pattern }) => Pattern)),
    bisectOnError: own.BisectBatchOnFunctionError,
    reportBatchItemFailures,
    maximumRetries: own.MaximumRetryAttempts,
    onFailureQueueArn: own.DestinationConfig?.OnFailure?.Destination,
  };
  wiring.streamMappings.push({ functionArn, mapping, start: own.StartingPosition ?? 'LATEST' });
}
