import { readDeployed } from '#infra/bench/read-deployed.ts';
import { synthesise } from '#infra/local/assembly.ts';
import type { DeployedShape } from './month-usage.ts';

const minuteMs = 60_000;

/** What of the template costs by being there, or says what a second costs. */
export async function deployedShape(studioFile: string): Promise<DeployedShape> {
  const { template } = await synthesise({ studioFile });
  const { functions, timers, queueMappings } = await readDeployed(studioFile);
  const nameOf = (arn: string) => functions.find((one) => one.arn === arn)?.name ?? arn;
  return {
    memoryMb: Object.fromEntries(functions.map(({ name, memoryMb }) => [name, memoryMb])),
    timers: timers.map(({ functionArn, everyMs }) => ({
      functionName: nameOf(functionArn),
      everyMinutes: everyMs / minuteMs,
    })),
    queuesRead: queueMappings.length,
    secrets: Object.values(template.Resources).filter(
      ({ Type }) => Type === 'AWS::SecretsManager::Secret',
    ).length,
  };
}
