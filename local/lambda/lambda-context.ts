import type { Context } from 'aws-lambda';

type ContextInput = { name: string; requestId: string; timeoutMs: number };

/** The context object a function gets. The remaining time is real time, whatever the clock of the stack says. */
export function createLambdaContext({ name, requestId, timeoutMs }: ContextInput): Context {
  const deadline = performance.now() + timeoutMs;
  const notAvailable = (): never => {
    throw new TypeError('callbacks are not available in the Node.js 24 runtime: return a promise');
  };
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${process.env['AWS_REGION']}:000000000000:function:${name}`,
    memoryLimitInMB: '256',
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    done: notAvailable,
    fail: notAvailable,
    succeed: notAvailable,
  };
}
