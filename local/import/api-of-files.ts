import * as z from 'zod';

export type FileAnswer = { readonly status: number; readonly body: unknown };

/** The API of a local stack, as whoever sends files uses it. */
export type FileApi = {
  /** Posts a file as it is, to the byte. */
  readonly send: (path: string, bytes: Uint8Array) => Promise<FileAnswer>;
  readonly get: (path: string) => Promise<FileAnswer>;
};

const problemSchema = z.object({ title: z.string(), detail: z.string().optional() });

/** Why a request was refused, in the API's own words. */
export function reasonOf({ status, body }: FileAnswer): string {
  const problem = problemSchema.safeParse(body).data;
  return problem ? (problem.detail ?? problem.title) : `the API answered ${status}`;
}

export function createFileApi(url: string, token: string): FileApi {
  const authorization = `Bearer ${token}`;
  const ask = async (path: string, init: RequestInit): Promise<FileAnswer> => {
    const response = await fetch(url + path, init);
    return { status: response.status, body: await response.json() };
  };
  return {
    // Text would be read as UTF-8 on its way, whatever the file declares.
    send: (path, bytes) =>
      ask(path, {
        method: 'POST',
        body: new Uint8Array(bytes),
        headers: { authorization, 'content-type': 'application/octet-stream' },
      }),
    get: (path) => ask(path, { headers: { authorization } }),
  };
}
