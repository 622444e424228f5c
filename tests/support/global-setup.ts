import type { TestProject } from 'vitest/node';
import { startDynamoEngine } from '#infra/local/engines/dynamodb-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's one DynamoDB engine, such as `http://127.0.0.1:41234`. */
    readonly dynamoEndpoint: string;
  }
}

/** Starts one DynamoDB engine for the whole run; each test file makes a table of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = await startDynamoEngine();
  project.provide('dynamoEndpoint', engine.endpoint);
  return () => engine.stop();
}
