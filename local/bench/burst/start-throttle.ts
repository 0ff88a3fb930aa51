import { text } from 'node:stream/consumers';
import { names } from '../../stack/environment.ts';
import { type Listening, listenHandler } from '../../stack/listen.ts';
import { answerJson, passOn } from '../pass-on.ts';
import type { RateLimit } from './rate-limit.ts';

/** Stands before Step Functions and refuses starts beyond a rate, as AWS does. */
export type StartThrottle = Listening & {
  /** The cases' executions that were started, by name, with the moment they first were (of `performance.now`). */
  readonly started: ReadonlyMap<string, number>;
  /** How many starts were answered that there are too many. */
  readonly throttledAnswers: () => number;
};

const startTarget = 'AWSStepFunctions.StartExecution';
/** https://docs.aws.amazon.com/step-functions/latest/apireference/CommonErrors.html */
const throttled = JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' });

/** Listens before the endpoint of Step Functions; whatever is no start passes. */
export async function startThrottle(endpoint: string, isLetThrough: RateLimit): Promise<StartThrottle> {
  const started = new Map<string, number>();
  let refused = 0;
  const listening = await listenHandler(async (request, response) => {
    const target = String(request.headers['x-amz-target']);
    const body = await text(request);
    if (target === startTarget && !isLetThrough()) {
      refused += 1;
      return answerJson(response, 400, throttled);
    }
    const answer = await passOn(endpoint, { target, body }, request.headers);
    if (target === startTarget && answer.status === 200) {
      const { stateMachineArn, name } = JSON.parse(body) as { stateMachineArn: string; name: string };
      if (stateMachineArn === names.dunning && !started.has(name)) started.set(name, performance.now());
    }
    answerJson(response, answer.status, answer.body);
  });
  return { ...listening, started, throttledAnswers: () => refused };
}
