import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { acknowledge } from './acknowledge.ts';

/** Meta's calls and nobody else's: GET to verify the address, POST with a signature that ingest checks. */
export class WebhookApi extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, props: { path: string; ingest: IFunction }) {
    super(scope, id);
    const httpApi = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      description: 'The webhook that WhatsApp calls',
      createDefaultStage: false,
    });
    const routes = httpApi.addRoutes({
      path: props.path,
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration: new HttpLambdaIntegration('Ingest', props.ingest),
    });
    for (const route of routes) {
      acknowledge(route, {
        'AwsSolutions-APIG4':
          'Meta signs with a key of its own scheme, over the bytes of the body, which no authorizer is given: ingest checks ' +
          'it before anything else. The GET answers only who knows the verify token.',
      });
    }
    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi,
      stageName: '$default',
      autoDeploy: true,
      // Meta sends up to a thousand updates in one call; a studio's own traffic is a call every few seconds.
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    this.url = `${stage.url.replace(/\/$/, '')}${props.path}`;
  }
}

/** No query string: the verify token travels in it. */
const accessLogFields = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLength: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
};
