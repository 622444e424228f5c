import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { localAccount, localRegion } from '../intrinsics.ts';
import type { Fetch } from '../serve-fetch.ts';
import { matchRoute, type Route, type RouteMatch } from './http-routes.ts';

export interface HttpApiDeps {
  readonly routes: readonly Route[];
  /** What the request's time says, milliseconds since the epoch. */
  readonly now: () => number;
}

/** API Gateway's HTTP API in front of the functions: payload format 2.0 in, a response out. Unknown routes are 404. */
export function createHttpApi({ routes, now }: HttpApiDeps): Fetch {
  return async (request) => {
    const url = new URL(request.url);
    const match = matchRoute(routes, request.method, url.pathname);
    if (match === undefined) return message(404, 'Not Found');
    const body = new Uint8Array(await request.arrayBuffer());
    const result = await match.route.target.invoke(httpEvent(request, body, match, now()));
    if (result.kind === 'failed') return message(500, 'Internal Server Error');
    return responseFrom(result.value);
  };
}

/** The event of payload format 2.0. The body's bytes can be had back exactly: as UTF-8 text, or else as base64. */
export function httpEvent(
  request: Request,
  body: Uint8Array,
  match: RouteMatch,
  nowMs: number,
): Record<string, unknown> {
  const url = new URL(request.url);
  const headers: Record<string, string> = {};
  for (const [name, value] of request.headers) if (name !== 'cookie') headers[name] = value;
  const cookies = request.headers.get('cookie')?.split(/; */);
  const text = isText(headers['content-type']) ? utf8Text(body) : undefined;
  const queryString = queryParameters(url.searchParams);
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies === undefined ? {} : { cookies }),
    headers,
    ...(queryString === undefined ? {} : { queryStringParameters: queryString }),
    requestContext: {
      accountId: localAccount,
      apiId: 'local',
      domainName: `local.execute-api.${localRegion}.amazonaws.com`,
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.route.key,
      stage: '$default',
      time: gatewayTime(nowMs),
      timeEpoch: nowMs,
    },
    ...(Object.keys(match.pathParameters).length > 0
      ? { pathParameters: match.pathParameters }
      : {}),
    ...(body.length > 0 ? { body: text ?? Buffer.from(body).toString('base64') } : {}),
    isBase64Encoded: body.length > 0 && text === undefined,
  };
}

function isText(contentType: string | undefined): boolean {
  if (contentType === undefined) return true;
  return /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|[^;]*\+(json|xml)))/i.test(
    contentType,
  );
}

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function queryParameters(search: URLSearchParams): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [name, value] of search) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  }
  return search.size === 0 ? undefined : parameters;
}

/** `22/Nov/2026:10:00:00 +0000` */
function gatewayTime(nowMs: number): string {
  const [, day, month, year, time] = new Date(nowMs).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

const resultSchema = z.object({
  statusCode: z.number().int(),
  headers: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
    .default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** An object with a status code is the response; any other value is a 200 with it as JSON. */
function responseFrom(value: unknown): Response {
  const result = resultSchema.safeParse(value);
  if (!result.success) {
    const broken = typeof value === 'object' && value !== null && 'statusCode' in value;
    return broken ? message(500, 'Internal Server Error') : Response.json(value);
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = result.data;
  const response = new Headers({ 'content-type': 'text/plain;charset=UTF-8', ...headers });
  for (const cookie of cookies) response.append('set-cookie', cookie);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const hasBody = statusCode !== 204 && statusCode !== 304;
  return new Response(hasBody ? bytes : null, { status: statusCode, headers: response });
}

function message(status: number, text: string): Response {
  return Response.json({ message: text }, { status });
}
