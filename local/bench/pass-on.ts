import type { ServerResponse } from 'node:http';

/** A call of an AWS service in JSON: which operation it is, and its body. */
export type AwsCall = { readonly target: string; readonly body: string };

/** Sends a call on to the part it was meant for, and gives the part's answer. */
export async function passOn(
  endpoint: string,
  { target, body }: AwsCall,
  headers: { readonly authorization?: string | undefined },
): Promise<{ readonly status: number; readonly body: string }> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      // The parts check no signature; the engine wants one to be there.
      'x-amz-date': '20260101T000000Z',
      authorization: headers.authorization ?? '',
    },
    body,
  });
  return { status: answer.status, body: await answer.text() };
}

export function answerJson(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
}
