import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export type ApiAnswer = { readonly status: number; readonly body: unknown };

/** Asks the API of a local stack, over connections that stay open. */
export type ApiClient = {
  readonly call: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<ApiAnswer>;
  readonly close: () => void;
};

/** The API failed to answer a request that it should have. */
export class ApiFailureError extends Error {
  override readonly name = 'ApiFailureError';
}

/** A client of the API at an address. Answers of 500 and over are thrown: they say nothing about what was asked. */
export function createApiClient(url: string, token: string): ApiClient {
  const agent = new Agent({ keepAlive: true });
  return {
    async call(method, path, body) {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const { promise, resolve, reject } = Promise.withResolvers<ApiAnswer>();
      const sent = request(url + path, {
        method,
        agent,
        headers: {
          authorization: `Bearer ${token}`,
          ...(payload !== undefined && { 'content-type': 'application/json' }),
        },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        text(response).then((answer) => {
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(answer) as unknown });
        }, reject);
      });
      sent.end(payload);
      const answer = await promise;
      if (answer.status >= 500)
        throw new ApiFailureError(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer;
    },
    close: () => agent.destroy(),
  };
}
