import { basename, dirname } from 'node:path';

import { AssetHashType, DockerImage, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { acknowledge } from './acknowledge.ts';
import { bundleHandler } from './bundle-handler.ts';

export interface BundledFunctionProps {
  /** The handler's file, from the project's root; it exports `handler`. */
  readonly entry: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** All that the function may do, beside writing its own log. */
  readonly permissions: readonly PolicyStatement[];
  /** Path of the validated studio file, if the function reads the studio. */
  readonly studioFile?: string;
}

/** A function with a role of its own, a log group of its own that forgets, and its code bundled at synthesis. */
export class BundledFunction extends Construct {
  readonly function: LambdaFunction;
  /** The name of its folder, which its logs and metrics carry, such as `calendar-pull`. */
  readonly service: string;

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    super(scope, id);
    this.service = basename(dirname(props.entry));
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${id} may do`,
    });
    logGroup.grantWrite(role);
    for (const permission of props.permissions) role.addToPolicy(permission);
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: bundledCode(props.entry, props.studioFile),
      handler: 'index.handler',
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      timeout: Duration.seconds(props.timeoutSeconds),
      memorySize: props.memoryMb,
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
    });
    acknowledge(this.function, {
      'Serverless-LambdaDLQ':
        'Nobody invokes it and goes away: API Gateway waits for the answer, a queue and a stream keep what failed in a ' +
        'queue of their own, and a timer comes again and finds what is still to be done in the table.',
      'Serverless-LambdaTracing':
        'The one SDK for it is in maintenance; every line of the log carries the request, and durations are metrics.',
    });
  }
}

/** The asset is named for what comes out, so that an unchanged function is not deployed again. */
function bundledCode(entry: string, studioFile: string | undefined): Code {
  return Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never pulled: bundling is done here, in `tryBundle`.
      image: DockerImage.fromRegistry('unused'),
      local: {
        tryBundle: (outDir) => {
          bundleHandler({ entry, outDir, studioFile });
          return true;
        },
      },
    },
  });
}
