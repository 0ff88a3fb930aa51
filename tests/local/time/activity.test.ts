import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../local/time/activity.ts';

describe('activity', () => {
  it('is idle when all that began has ended, however often an end is told', () => {
    const activity = createActivity();
    const [endFirst, endSecond] = [activity.begin(), activity.begin()];
    endFirst();
    endFirst();
    expect(activity.isIdle()).toBe(false);
    endSecond();
    expect(activity.isIdle()).toBe(true);
  });

  it('waits for what the end of something starts in a later microtask', async () => {
    const activity = createActivity();
    const order: string[] = [];
    const end = activity.begin();
    const idle = activity.whenIdle().then(() => order.push('idle'));
    end();
    const followUp = Promise.resolve()
      .then(() => {})
      .then(async () => {
        const endFollowUp = activity.begin();
        await new Promise((resolve) => setImmediate(resolve));
        order.push('follow-up');
        endFollowUp();
      });
    await Promise.all([idle, followUp]);
    expect(order).toEqual(['follow-up', 'idle']);
  });

  it('answers at once, and every asker, when nothing runs', async () => {
    const activity = createActivity();
    await Promise.all([activity.whenIdle(), activity.whenIdle()]);
    expect(activity.isIdle()).toBe(true);
  });
});
