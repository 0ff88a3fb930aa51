/** A route of the HTTP API: `path` as in API Gateway (`/invoices/{id}/payments`). Without a scope it is open to all. */
export type Route = {
  readonly method: string;
  readonly path: string;
  readonly functionName: string;
  readonly scope?: string | undefined;
};

/** The route a request takes, with its path parameters decoded. */
export type RouteMatch = { readonly route: Route; readonly pathParameters: Readonly<Record<string, string>> };

const parameterName = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1];

/** Literal segments win over parameters, from the left, as in API Gateway: `/tasks/open` before `/tasks/{id}`. */
const specificity = (route: Route): string =>
  route.path
    .split('/')
    .map((segment) => (parameterName(segment) === undefined ? '0' : '1'))
    .join('');

/**
 * Finds the route of a request. `path` is as the caller wrote it, still percent-encoded.
 * @throws URIError on a path whose percent-encoding is broken
 */
export function createRouteTable(routes: readonly Route[]): (method: string, path: string) => RouteMatch | undefined {
  const table = routes
    .map((route) => ({ route, segments: route.path.split('/'), order: specificity(route) }))
    .toSorted((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0));

  return (method, path) => {
    const asked = path.split('/').map(decodeURIComponent);
    for (const { route, segments } of table) {
      if (route.method !== method || segments.length !== asked.length) continue;
      const pathParameters: Record<string, string> = {};
      const fits = segments.every((segment, index) => {
        const value = asked[index] ?? '';
        const name = parameterName(segment);
        if (name === undefined) return segment === value;
        pathParameters[name] = value;
        return value !== '';
      });
      if (fits) return { route, pathParameters };
    }
    return undefined;
  };
}
