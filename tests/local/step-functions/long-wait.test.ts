import { expect, onTestFinished, test, vi } from 'vitest';
import { createStepFunctions } from '../../../local/step-functions/step-functions.ts';
import { createActivity } from '../../../local/time/activity.ts';
import { createWallClock } from '../../../local/time/clock.ts';
import { playRealTime } from '../../../local/time/real-time.ts';
import { callbackState, machineArn } from './virtual-step-functions.ts';

const dayMs = 24 * 3600 * 1000;
const start = new Date('2026-03-02T08:00:00.000Z');

/** Step Functions on the clock of the wall, whose hands are turned fast. */
async function onTheWall(state: object) {
  vi.useFakeTimers({ now: start });
  const stepFunctions = createStepFunctions({
    databasePath: ':memory:',
    clock: createWallClock(),
    random: () => 0,
    invoke: async () => ({ ok: true, payload: null }),
    activity: createActivity(),
    stateMachines: [{ arn: machineArn, name: 'dunning', definition: { StartAt: 'Only', States: { Only: state } } }],
  });
  const errors: unknown[] = [];
  const time = playRealTime({
    clock: createWallClock(),
    agendas: [stepFunctions],
    onError: (error) => errors.push(error),
  });
  onTestFinished(async () => {
    await time.stop();
    stepFunctions.close();
    vi.useRealTimers();
  });
  const started = stepFunctions.startExecution({ stateMachineArn: machineArn, name: 'invoice-1' });
  await vi.advanceTimersByTimeAsync(1);
  const { executionArn } = await started;
  time.rearm();
  const describe = () => stepFunctions.describeExecution({ executionArn });
  return { describe, errors };
}

test('on the clock of the wall a Wait of 30 days ends after 30 days, not before', async () => {
  const { describe, errors } = await onTheWall({ Type: 'Wait', Seconds: 30 * 24 * 3600, End: true });
  await vi.advanceTimersByTimeAsync(30 * dayMs - 2);
  expect(await describe()).toMatchObject({ status: 'RUNNING' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(await describe()).toMatchObject({ status: 'SUCCEEDED', stopDate: new Date(start.getTime() + 30 * dayMs) });
  expect(errors).toEqual([]);
});

test('on the clock of the wall a callback that may take 26 days is still open after 25', async () => {
  const { describe } = await onTheWall(callbackState({ TimeoutSeconds: 26 * 24 * 3600, End: true }));
  await vi.advanceTimersByTimeAsync(25 * dayMs);
  expect(await describe()).toMatchObject({ status: 'RUNNING' });
  await vi.advanceTimersByTimeAsync(dayMs + 1000);
  expect(await describe()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});
