import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createChainAgenda } from '../../../local/stack/chain-agenda.ts';

const anEvent: DynamoDBRecord = { dynamodb: { NewImage: { itemType: { S: 'event' } } } };
const aCase: DynamoDBRecord = { dynamodb: { NewImage: { itemType: { S: 'case' } } } };

function agendaAt(start: string) {
  let now = Date.parse(start);
  const calls: string[] = [];
  const agenda = createChainAgenda({
    clock: { now: () => now },
    invoke: () => {
      calls.push(new Date(now).toISOString());
      return Promise.resolve({ ok: true, payload: null });
    },
  });
  const due = () => {
    const at = agenda.nextDueAt();
    return at === undefined ? undefined : new Date(at).toISOString();
  };
  return {
    due,
    calls,
    goTo: (instant: string) => (now = Date.parse(instant)),
    note: agenda.note,
    run: async () => {
      now = agenda.nextDueAt() ?? now;
      await agenda.runDue();
    },
  };
}

describe('the hourly rounds that sign the heads of the chains', () => {
  it('look once at what changed while nothing was alive, and then let time stand still', async () => {
    const agenda = agendaAt('2026-03-02T08:10:00.000Z');
    expect(agenda.due()).toBe('2026-03-02T09:00:00.000Z');
    await agenda.run();
    expect(agenda.due()).toBeUndefined();
    agenda.note(aCase);
    expect(agenda.due()).toBeUndefined();
  });

  it('come once a day, after one o’clock, when something has changed', async () => {
    const agenda = agendaAt('2026-03-02T08:10:00.000Z');
    await agenda.run();
    agenda.note(anEvent);
    expect(agenda.due()).toBe('2026-03-03T01:00:00.000Z');
    agenda.goTo('2026-03-05T00:20:00.000Z');
    await agenda.run();
    agenda.goTo('2026-03-06T00:20:00.000Z');
    agenda.note(anEvent);
    expect(agenda.due()).toBe('2026-03-06T01:00:00.000Z');
  });
});
