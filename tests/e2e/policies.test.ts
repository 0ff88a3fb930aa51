import { describe, expect, it } from 'vitest';
import type { DunningPolicy, Stage } from '../../lambdas/domain/dunning-policy.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { type RunningStack, runningStack } from './running-stack.ts';

const startAt = '2026-03-20T08:00:00Z';
const whole = [
  '2026-03-24 courtesyNotice',
  '2026-04-03 reminderOne',
  '2026-04-10 reminderTwo',
  '2026-04-20 directNotice',
  '2026-05-05 legalEscalation',
];

type Stages = Partial<Record<Stage, number | 'off'>>;
/** The policy with some of its stages moved or switched off. */
function withStages(changes: Stages, policy: DunningPolicy = punctualPolicy): DunningPolicy {
  const stages = Object.entries(changes).map(([stage, offset]) => [
    stage,
    offset === 'off' ? { enabled: false } : { enabled: true, offsetDays: offset },
  ]);
  return { ...policy, stages: { ...policy.stages, ...Object.fromEntries(stages) } };
}

/** An invoice due on 31 March under the punctual policy, played to an instant. */
async function begun(until: string, options: Parameters<typeof runningStack>[1] = {}) {
  const running = await runningStack(startAt, { policies: [punctualPolicy], ...options });
  const id = await running.post(anInvoice());
  await running.playTo(until);
  return { ...running, id };
}

const put = ({ call }: RunningStack, policy: DunningPolicy) => call('PUT', `/policies/${policy.id}`, policy);

/** What was decided about the notices of a case by which version: `reminderOne v1 proposed`. */
async function versionsOf({ events }: RunningStack, id: string): Promise<string[]> {
  return (await events(id)).flatMap(({ type, data }) =>
    data.policyVersion === undefined ? [] : [`${data.stage ?? type} v${data.policyVersion} ${type}`],
  );
}

describe('a policy that is changed while its cases run', () => {
  it('puts a stage off that a run waits for already, and every notice says by which version it was decided', async () => {
    const running = await begun('2026-04-05T08:00:00Z');
    expect(await put(running, withStages({ reminderTwo: 14 }))).toMatchObject({ status: 200, body: { version: 1 } });
    await running.playTo();
    expect(await running.notices(running.id)).toEqual(whole.with(2, '2026-04-14 reminderTwo'));
    const versions = await versionsOf(running, running.id);
    expect(versions.filter((line) => line.endsWith('NoticeProposed'))).toEqual([
      'courtesyNotice v0 NoticeProposed',
      'reminderOne v0 NoticeProposed',
      'reminderTwo v1 NoticeProposed',
      'directNotice v1 NoticeProposed',
      'legalEscalation v1 NoticeProposed',
    ]);
    expect(versions.at(-1)).toBe('LegalDecisionRequested v1 LegalDecisionRequested');
    expect((await running.events(running.id)).find(({ type }) => type === 'NoticeProposed').data.policyId).toBe(
      'default',
    );
  });

  it('passes over a stage that is switched off while its wait runs, and no other', async () => {
    const running = await begun('2026-04-15T08:00:00Z');
    await put(running, withStages({ directNotice: 'off' }));
    await running.playTo();
    expect(await running.notices(running.id)).toEqual(whole.filter((line) => !line.includes('directNotice')));
    expect((await running.invoice(running.id)).status).toBe('escalated');
  });

  it('takes back a notice that gathers in its window when its stage is switched off', async () => {
    const running = await begun('2026-04-10T07:05:00Z');
    expect(await running.story(running.id)).toContain('2026-04-10 NoticeProposed');
    await put(running, withStages({ reminderTwo: 'off' }));
    await running.playTo();
    expect(await running.notices(running.id)).toEqual(whole.filter((line) => !line.includes('reminderTwo')));
    expect(await versionsOf(running, running.id)).toContain('reminderTwo v1 NoticeReleased');
  });

  it('odoo forum 189126: sends a stage that is switched on before the one its run waits for, first', async () => {
    const lenient = withStages({ reminderTwo: 'off' });
    const running = await begun('2026-04-15T08:00:00Z', { policies: [lenient] });
    await put(running, punctualPolicy);
    await running.playTo();
    // Late by ten days: those after it keep the policy's distances.
    expect(await running.notices(running.id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-03 reminderOne',
      '2026-04-20 reminderTwo',
      '2026-04-30 directNotice',
      '2026-05-15 legalEscalation',
    ]);
  });

  it('lets nothing leave outside send hours that have become stricter, what gathers for the old ones neither', async () => {
    const running = await begun('2026-04-03T07:05:00Z');
    expect(await running.story(running.id)).toContain('2026-04-03 NoticeProposed');
    await put(running, { ...punctualPolicy, sendWindow: { ...punctualPolicy.sendWindow, from: '14:00', to: '15:00' } });
    await running.playTo();
    const left = (await running.invoice(running.id)).notices.map(({ sentAt }: any) => sentAt.slice(0, 16));
    // Paris is two hours ahead; the first one left in winter time, in the old hours.
    expect(left).toEqual([
      '2026-03-24T08:10',
      '2026-04-07T12:10',
      '2026-04-14T12:10',
      '2026-04-24T12:10',
      '2026-05-11T12:10',
    ]);
    expect(running.stack.ses.count()).toBe(5);
    expect(await versionsOf(running, running.id)).toEqual(
      expect.arrayContaining([
        'reminderOne v0 NoticeProposed',
        'reminderOne v1 NoticeMoved',
        'reminderOne v1 NoticeClaimed',
      ]),
    );
  });

  it('brings a stage forward from the next event of a case on, not before', async () => {
    const earlier = withStages({ reminderTwo: 8 });
    const undisturbed = await begun('2026-04-04T08:00:00Z');
    await put(undisturbed, earlier);
    await undisturbed.playTo();
    // On its old day, which is two days late by now: what follows keeps the new distances.
    expect(await undisturbed.notices(undisturbed.id)).toEqual([
      ...whole.slice(0, 3),
      '2026-04-22 directNotice',
      '2026-05-07 legalEscalation',
    ]);
    const told = await begun('2026-04-04T08:00:00Z');
    await put(told, earlier);
    await told.pay(told.id, 'bank-1', 20_000, '2026-04-07');
    await told.playTo();
    expect(await told.notices(told.id)).toEqual(whole.with(2, '2026-04-08 reminderTwo'));
  });

  it('is followed by 12 cases at once, each notice once', async () => {
    const running = await runningStack(startAt, { policies: [punctualPolicy] });
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      ids.push(await running.post(anInvoice({ number: `FA-${index}`, debtor: aDebtor({ id: `C-${index}` }) })));
    }
    await running.playTo('2026-04-10T07:00:00Z');
    await put(running, withStages({ reminderTwo: 13, directNotice: 'off' }));
    await running.playTo();
    const expected = [...whole.slice(0, 2), '2026-04-13 reminderTwo', '2026-05-05 legalEscalation'];
    for (const id of ids) expect(await running.notices(id)).toEqual(expected);
    expect(running.stack.ses.count()).toBe(48);
  });
});

describe('a policy that is added', () => {
  it('governs the cases of a debtor from the moment he is given it', async () => {
    const running = await runningStack(startAt, { policies: [punctualPolicy] });
    const { policyId: _, ...invoice } = anInvoice();
    const id = await running.post(invoice);
    await running.playTo('2026-04-05T08:00:00Z');
    expect((await put(running, { ...withStages({ reminderTwo: 17 }), id: 'slow' })).status).toBe(201);
    expect((await running.call('PATCH', '/debtors/C-001', { policyId: 'slow' })).status).toBe(200);
    await running.playTo('2026-04-18T00:00:00Z');
    expect(await running.notices(id)).toEqual([...whole.slice(0, 2), '2026-04-17 reminderTwo']);
    const decided = (await running.events(id)).filter(({ type }) => type === 'NoticeProposed');
    expect(decided.map(({ data }) => `${data.policyId} v${data.policyVersion}`)).toEqual([
      'default v0',
      'default v0',
      'slow v1',
    ]);
  });
});

describe('what a policy would change', () => {
  it('is what it then does', async () => {
    const running = await begun('2026-04-05T08:00:00Z');
    const policy = withStages({ reminderTwo: 14, directNotice: 'off' });
    const { body } = await running.call('POST', '/policies/default/what-if', { policy });
    expect(body).toMatchObject({ cases: 1, changedCases: 1, version: 0 });
    const dated = (notices: any[]) => notices.map(({ stage, on }) => `${on} ${stage}`);
    const [{ before, after }] = body.first;
    expect(dated(before.notices)).toEqual(whole.slice(2));
    await put(running, policy);
    await running.playTo();
    expect(dated(after.notices)).toEqual((await running.notices(running.id)).slice(2));
    const requested = (await running.events(running.id)).find(({ type }) => type === 'LegalDecisionRequested');
    expect(after.decisionOn).toBe(requested.at.slice(0, 10));
  });
});
