import { localRegion } from './intrinsics.ts';
import { localCredentials } from './local-credentials.ts';

/** The three outside services, by the name that the local stack has for each. */
export type OutsideService = 'whatsapp' | 'deepseek' | 'google';

/** What stands around a function on this machine. */
export interface FunctionSurroundings {
  readonly endpoints: { readonly dynamo: string; readonly sqs: string; readonly secrets: string };
  /** Base URLs of the doubles; a service that is not named is the real one. */
  readonly doubleUrls: Readonly<Partial<Record<OutsideService, string>>>;
}

const outsideUrls: Readonly<Record<string, OutsideService>> = {
  WHATSAPP_API_URL: 'whatsapp',
  DEEPSEEK_API_URL: 'deepseek',
  GOOGLE_API_URL: 'google',
  GOOGLE_TOKEN_URL: 'google',
};

/** The template's variables, outside addresses led to the doubles, and the SDK led to the local engines. */
export function functionEnvironment(
  variables: Readonly<Record<string, string>>,
  { endpoints, doubleUrls }: FunctionSurroundings,
): Record<string, string> {
  const own = Object.entries(variables).map(([name, value]): [string, string] => [
    name,
    outsideAddress(name, value, doubleUrls) ?? value,
  ]);
  return {
    ...Object.fromEntries(own),
    AWS_REGION: localRegion,
    AWS_DEFAULT_REGION: localRegion,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamo,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secrets,
  };
}

/** The double's address for a variable that holds an outside service's; undefined for any other, or without a double. */
export function outsideAddress(
  name: string,
  value: string,
  doubleUrls: FunctionSurroundings['doubleUrls'],
): string | undefined {
  const service = outsideUrls[name];
  const double = service && doubleUrls[service];
  return double === undefined ? undefined : movedTo(double, value);
}

/** The same path at another origin, with a slash at the end only where there was one. */
function movedTo(baseUrl: string, url: string): string {
  return baseUrl + url.slice(new URL(url).origin.length);
}
