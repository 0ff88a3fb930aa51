import type { TaskState } from './definition.ts';
import type { History } from './history.ts';
import { whole } from './history.ts';
import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';
import type { Frame } from './run.ts';
import type { Failure } from './state-failure.ts';

const callback = { resourceType: 'lambda', resource: 'invoke.waitForTaskToken' } as const;

/** `LambdaFunction…` events for a function's ARN, `Task…` events for a call with a token: AWS tells them apart so. */
export function recordScheduled(history: History, frame: Frame, state: TaskState, input: Json): void {
  const timeoutInSeconds = state.timeoutSeconds;
  if (state.resource.kind === 'function') {
    const { arn: resource } = state.resource;
    const details = { resource, input: JSON.stringify(input), inputDetails: whole, timeoutInSeconds };
    history.record(frame, 'LambdaFunctionScheduled', { lambdaFunctionScheduledEventDetails: details });
    history.record(frame, 'LambdaFunctionStarted');
    return;
  }
  const region = frame.run.machineArn.split(':')[3];
  const parameters = JSON.stringify(input);
  history.record(frame, 'TaskScheduled', {
    taskScheduledEventDetails: { ...callback, region, parameters, timeoutInSeconds },
  });
  history.record(frame, 'TaskStarted', { taskStartedEventDetails: callback });
}

export function recordSubmitted(history: History, frame: Frame, payload: Json): void {
  const output = JSON.stringify({ ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 });
  history.record(frame, 'TaskSubmitted', {
    taskSubmittedEventDetails: { ...callback, output, outputDetails: whole },
  });
}

export function recordSucceeded(history: History, frame: Frame, state: TaskState, output: string): void {
  const details = { output, outputDetails: whole };
  if (state.resource.kind === 'function') {
    history.record(frame, 'LambdaFunctionSucceeded', { lambdaFunctionSucceededEventDetails: details });
  } else history.record(frame, 'TaskSucceeded', { taskSucceededEventDetails: { ...callback, ...details } });
}

export function recordFailed(history: History, frame: Frame, state: TaskState, { error, cause }: Failure): void {
  const failure = { error, cause };
  if (state.resource.kind === 'function') {
    history.record(frame, 'LambdaFunctionFailed', { lambdaFunctionFailedEventDetails: failure });
  } else history.record(frame, 'TaskFailed', { taskFailedEventDetails: { ...callback, ...failure } });
}

export function recordTimedOut(history: History, frame: Frame, state: TaskState, failure: { error: string }): void {
  if (state.resource.kind === 'function') {
    history.record(frame, 'LambdaFunctionTimedOut', { lambdaFunctionTimedOutEventDetails: failure });
  } else history.record(frame, 'TaskTimedOut', { taskTimedOutEventDetails: { ...callback, ...failure } });
}

/** The function and payload to call with, out of what `Parameters` made. */
export function callOf(state: TaskState, parameters: Json): { functionArn: string; payload: Json } {
  if (state.resource.kind === 'function') return { functionArn: state.resource.arn, payload: parameters };
  const { FunctionName: name, Payload: payload } = isJsonObject(parameters) ? parameters : {};
  return { functionArn: typeof name === 'string' ? name : '', payload: payload ?? {} };
}
