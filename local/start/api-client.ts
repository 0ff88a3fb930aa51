import * as z from 'zod';

/** What the local API answered to a request that changes something. */
export type Answer = { readonly status: number; readonly body: unknown };

export type ApiClient = {
  readonly post: (path: string, body: unknown, idempotencyKey?: string) => Promise<Answer>;
  /** Posts a file as it is, to the byte. */
  readonly send: (path: string, file: Uint8Array) => Promise<Answer>;
  readonly get: <T extends z.ZodType>(path: string, schema: T) => Promise<z.output<T>>;
  /** Every page of a list, from its first. */
  readonly list: <T extends z.ZodType>(path: string, name: string, schema: T) => Promise<z.output<T>[]>;
};

/** The API did not give what was asked for. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
  readonly status: number;
  constructor(asked: string, { status, body }: Answer) {
    super(`${asked} was answered ${status}: ${JSON.stringify(body)}`);
    this.status = status;
  }
}

/** Speaks to the API as any client does: over HTTP, with a token. */
export function createApiClient(url: string, token: string): ApiClient {
  async function fetched(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(url + path, { ...init, headers });
    return { status: response.status, body: await response.json() };
  }

  const ask = (method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<Answer> =>
    fetched(path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  const get: ApiClient['get'] = async (path, schema) => {
    const answer = await ask('GET', path);
    if (answer.status !== 200) throw new UnexpectedAnswerError(`GET ${path}`, answer);
    return schema.parse(answer.body);
  };

  return {
    post: (path, body, key) => ask('POST', path, body, key),
    send: (path, file) =>
      fetched(path, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(file),
      }),
    get,
    async list(path, name, schema) {
      const pageSchema = z.object({ [name]: z.array(schema), cursor: z.string().optional() });
      const items: z.output<typeof schema>[] = [];
      let cursor: string | undefined;
      do {
        const query = new URLSearchParams({ limit: '100', ...(cursor !== undefined && { cursor }) });
        const page = await get(`${path}?${query.toString()}`, pageSchema);
        items.push(...(page[name] as typeof items));
        cursor = page['cursor'] as string | undefined;
      } while (cursor !== undefined);
      return items;
    },
  };
}
