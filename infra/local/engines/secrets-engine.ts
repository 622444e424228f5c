import * as z from 'zod';
import { serveFetch } from '../serve-fetch.ts';

export interface SecretsEngine {
  readonly endpoint: string;
  /** `id`: what the function asks for, an ARN or a name. */
  put(id: string, value: unknown): void;
  stop(): Promise<void>;
}

const requestSchema = z.object({ SecretId: z.string() });

/** Answers Secrets Manager's GetSecretValue, and nothing else of it. */
export async function startSecretsEngine(): Promise<SecretsEngine> {
  const secrets = new Map<string, string>();
  const served = await serveFetch(async (request) => {
    const target = request.headers.get('x-amz-target');
    if (target !== 'secretsmanager.GetSecretValue') {
      return fault('InvalidRequestException', `not served locally: ${target}`);
    }
    const { SecretId } = requestSchema.parse(await request.json());
    const value = secrets.get(SecretId);
    if (value === undefined) {
      return fault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    return amzJson(200, {
      ARN: SecretId,
      Name: SecretId,
      SecretString: value,
      VersionId: '00000000-0000-4000-8000-000000000000',
      VersionStages: ['AWSCURRENT'],
    });
  });
  return {
    endpoint: served.url,
    put: (id, value) => secrets.set(id, JSON.stringify(value)),
    stop: () => served.close(),
  };
}

function fault(type: string, message: string): Response {
  return amzJson(400, { __type: type, message });
}

function amzJson(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
  });
}
