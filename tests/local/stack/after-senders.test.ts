import { expect, it } from 'vitest';
import type { LambdaAnswer } from '../../../local/lambda/invocation.ts';
import { watchSenders } from '../../../local/stack/after-senders.ts';

const done: LambdaAnswer = { ok: true, payload: null };

it('holds back what SES tells until every function that sends has ended, and no other', async () => {
  const ends: (() => void)[] = [];
  const told: string[] = [];
  const senders = watchSenders('send', () => new Promise((resolve) => ends.push(() => resolve(done))));
  const invocations = [senders.invoke('send', {}), senders.invoke('plan', {}), senders.invoke('send', {})];
  const telling = senders.whenDone().then(() => told.push('SES'));
  for (const [index, end] of ends.entries()) {
    end();
    await invocations[index];
    told.push(`${index}`);
  }
  await telling;
  expect(told.filter((each) => each !== '2')).toEqual(['0', '1', 'SES']);
  expect(told.indexOf('1')).toBeLessThan(told.indexOf('SES'));
});

it('tells at once when nothing is being sent', async () => {
  const senders = watchSenders('send', () => Promise.resolve(done));
  await senders.invoke('send', {});
  await expect(senders.whenDone()).resolves.toBeUndefined();
});
