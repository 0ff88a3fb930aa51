import type { PostClient } from './post.ts';

/** The API did not do what the post asked of it. */
export class PostRefusedError extends Error {
  override readonly name = 'PostRefusedError';
}

/** Speaks to the API over HTTP. The API leads to the file at another address, which must not get its token. */
export function createPostClient(url: string, token: () => Promise<string>): PostClient {
  const authorized = async () => ({ authorization: `Bearer ${await token()}` });
  return {
    async get(path) {
      const led = await fetch(url + path, { headers: await authorized(), redirect: 'manual' });
      const location = led.headers.get('location');
      if (led.status !== 302 || location === null) throw new PostRefusedError(`GET ${path} was answered ${led.status}`);
      const file = await fetch(location);
      if (!file.ok) throw new PostRefusedError(`GET ${path} led to a ${file.status}`);
      return file.bytes();
    },
    async report(path, body) {
      const headers = { ...(await authorized()), 'content-type': 'application/json' };
      const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new PostRefusedError(`POST ${path} was answered ${answer.status}: ${await answer.text()}`);
    },
  };
}
