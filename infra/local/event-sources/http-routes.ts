import type { FunctionPool } from '../runtime/function-pool.ts';

export interface Route {
  /** `POST /path/{name}`, `ANY /path/{rest+}` or `$default`. */
  readonly key: string;
  readonly target: FunctionPool;
}

export interface RouteMatch {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Finds the route as API Gateway does: the most specific path first, an exact method before ANY, then `$default`. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const matches = routes.flatMap((route) => {
    const [routeMethod, routePath] = route.key.split(' ');
    if (route.key === '$default') return [{ route, pathParameters: {}, rank: [9] }];
    if (routePath === undefined || (routeMethod !== 'ANY' && routeMethod !== method)) return [];
    const pathParameters = matchPath(routePath, path);
    if (pathParameters === undefined) return [];
    const rank = [...segments(routePath).map(segmentRank), routeMethod === 'ANY' ? 1 : 0];
    return [{ route, pathParameters, rank }];
  });
  return matches.toSorted((one, other) => compareRanks(one.rank, other.rank))[0];
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = segments(pattern);
  const given = segments(path);
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(segment)?.[1];
    if (greedy !== undefined) {
      const rest = given.slice(index);
      return rest.length === 0 ? undefined : { ...parameters, [greedy]: rest.join('/') };
    }
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    const actual = given[index];
    if (actual === undefined) return undefined;
    if (name !== undefined) parameters[name] = decodeURIComponent(actual);
    else if (segment !== actual) return undefined;
  }
  return given.length === wanted.length ? parameters : undefined;
}

function segments(path: string): string[] {
  return path.split('/').slice(1);
}

function segmentRank(segment: string): number {
  if (segment.endsWith('+}')) return 2;
  return segment.startsWith('{') ? 1 : 0;
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const differs = one.findIndex((rank, index) => rank !== other[index]);
  return differs === -1 ? 0 : (one[differs] ?? 0) - (other[differs] ?? 0);
}
