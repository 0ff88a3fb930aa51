import { describe, expect, it } from 'vitest';
import { type AddressUse, takenBy, unusedAddress } from '../../../lambdas/domain/debtor/address-use.ts';
import { reasonsOf } from '../../../lambdas/domain/foresight/reasons.ts';
import { foresee, nextOccasion } from '../../../lambdas/domain/foresight/foresee.ts';
import { aCase, aDebtorOnRecord, aPendingNotice, aWindow } from '../builders.ts';
import { factsOf, lineOf, linesOf, punctual, reminded } from './debtor-facts.ts';

const evening = '2026-04-02T18:00:00.000Z';

describe('the next message of a debtor', () => {
  it('is that of the next stage, on its day, when the notices of the day have gathered', () => {
    const facts = factsOf(evening, [reminded('FA-1', '2026-03-31', { courtesyNotice: '2026-03-24' })]);
    expect(linesOf(nextOccasion(facts))).toEqual(['2026-04-03T07:10:00.000Z dunning: FA-1 reminderOne']);
  });

  it('tells of every invoice whose stage falls due with it, in the order of their ids', () => {
    const facts = factsOf(evening, [
      reminded('FA-3', '2026-03-24', { reminderOne: '2026-03-27' }),
      reminded('FA-1', '2026-03-31', { courtesyNotice: '2026-03-24' }),
      reminded('FA-2', '2026-05-31'),
    ]);
    expect(linesOf(nextOccasion(facts))).toEqual([
      '2026-04-03T07:10:00.000Z dunning: FA-1 reminderOne, FA-3 reminderTwo',
    ]);
  });

  it('leaves a formal notice alone; the reminder of that day follows once the contact delay is over', () => {
    const formal = reminded('FA-1', '2026-02-27', { directNotice: '2026-03-20' });
    const young = reminded('FA-2', '2026-03-31', { courtesyNotice: '2026-03-24' });
    const facts = factsOf(evening, [formal, young]);
    expect(linesOf(nextOccasion(facts))).toEqual(['2026-04-03T07:10:00.000Z formal: FA-1 legalEscalation']);
    expect(linesOf(foresee(facts, '2026-04-08T00:00:00.000Z'))).toEqual([
      '2026-04-03T07:10:00.000Z formal: FA-1 legalEscalation',
      '2026-04-07T07:10:00.000Z dunning: FA-2 reminderOne',
    ]);
  });

  it('follows the formal notice on the same day where the policy keeps no contact delay', () => {
    const policy = { ...punctual, minimumContactDelayDays: 0 };
    const formal = reminded('FA-1', '2026-02-27', { directNotice: '2026-03-20' });
    const young = reminded('FA-2', '2026-03-31', { courtesyNotice: '2026-03-24' });
    expect(linesOf(nextOccasion(factsOf(evening, [formal, young], { policy })))).toEqual([
      '2026-04-03T07:10:00.000Z formal: FA-1 legalEscalation',
      '2026-04-03T07:10:00.000Z dunning: FA-2 reminderOne',
    ]);
  });

  it('waits for another debtor who has the address today, as what leaves does', () => {
    const taken = takenBy(unusedAddress('main', 'a1'), 'C-002', '2026-04-03');
    const young = reminded('FA-1', '2026-03-31', { courtesyNotice: '2026-03-24' });
    const foreseen = (addressUse: AddressUse) => linesOf(nextOccasion(factsOf(evening, [young], { addressUse })));
    expect(foreseen(taken)).toEqual(['2026-04-07T07:10:00.000Z dunning: FA-1 reminderOne']);
    expect(foreseen(takenBy(taken, 'C-002', '2026-04-02'))).toEqual([
      '2026-04-03T07:10:00.000Z dunning: FA-1 reminderOne',
    ]);
  });

  it('comes on the weekday on which the debtor is written to, and says so', () => {
    const facts = factsOf(evening, [reminded('FA-1', '2026-03-31', { courtesyNotice: '2026-03-24' })], {
      debtor: aDebtorOnRecord({ contactDays: ['wednesday', 'thursday'] }),
    });
    const { messages } = nextOccasion(facts);
    expect(messages.map(lineOf)).toEqual(['2026-04-08T07:10:00.000Z dunning: FA-1 reminderOne']);
    expect(messages.flatMap(reasonsOf)).toEqual([
      'FA-1: reminder one, by the policy 3 days after the due date 2026-03-31, on Wednesday and Thursday, when this debtor is written to.',
    ]);
  });

  it.each([
    ['on its own day when the telling is still to come', '2026-04-15T18:00:00.000Z', '2026-04-20T07:10:00.000Z'],
    [
      'a business day late when it was found out too late to tell',
      '2026-04-20T06:00:00.000Z',
      '2026-04-21T07:10:00.000Z',
    ],
  ])('of a debtor whose owner is told before comes %s', (_when, now, sendAt) => {
    const debtor = aDebtorOnRecord({ owner: { name: 'Camille Moreau', email: 'camille@exemple.example' } });
    const dunned = reminded('FA-1', '2026-03-31', { reminderOne: '2026-04-03', reminderTwo: '2026-04-10' });
    const { messages, withheld } = nextOccasion(factsOf(now, [dunned], { debtor }));
    expect(messages.map(lineOf)).toEqual([`${sendAt} dunning: FA-1 directNotice`]);
    expect(withheld).toEqual([]);
  });

  it('keeps the window that a notice waits in', () => {
    const notice = aPendingNotice({ window: '2026-04-07', sendAt: '2026-04-07T08:25:00.000Z', isMoved: true });
    const facts = factsOf(evening, [aCase({ notice })], {
      windows: [aWindow({ date: '2026-04-07', sendAt: '2026-04-07T08:25:00.000Z' })],
    });
    expect(linesOf(nextOccasion(facts))).toEqual(['2026-04-07T08:25:00.000Z dunning: FA-1 reminderOne']);
  });

  it('waits for the instant that the run was planned for, and for the contact delay in the window of its end', () => {
    const facts = factsOf(evening, [], {
      debtor: aDebtorOnRecord({ lastContactAt: '2026-04-02T07:10:00.000Z' }),
      cases: [{ dunned: reminded('FA-1', '2026-03-31'), policy: punctual, wakeBy: '2026-04-03T08:00:00.000Z' }],
    });
    const [message] = nextOccasion(facts).messages;
    expect(message && lineOf(message)).toBe('2026-04-07T07:10:00.000Z dunning: FA-1 reminderOne');
    expect(message).toMatchObject({ notices: [{ dunned: { notice: { isMoved: true } } }] });
  });

  it('does not exist when nothing is owed or nothing comes any more', () => {
    const facts = factsOf(evening, [
      aCase({ id: 'paid', status: 'paid' }),
      aCase({ id: 'over', status: 'handedOver' }),
    ]);
    expect(nextOccasion(facts)).toEqual({ messages: [], withheld: [] });
  });
});

describe('what a debtor will be sent', () => {
  it('holds both of two stages that fall into the time looked at, the second counted from the first', () => {
    const facts = factsOf(evening, [reminded('FA-1', '2026-03-31', { courtesyNotice: '2026-03-24' })]);
    expect(linesOf(foresee(facts, '2026-05-06T00:00:00.000Z'))).toEqual([
      '2026-04-03T07:10:00.000Z dunning: FA-1 reminderOne',
      '2026-04-10T07:10:00.000Z dunning: FA-1 reminderTwo',
      '2026-04-20T07:10:00.000Z dunning: FA-1 directNotice',
      '2026-05-05T07:10:00.000Z formal: FA-1 legalEscalation',
    ]);
  });

  it.each([
    ['2026-04-03T07:09:59.999Z', 0],
    ['2026-04-03T07:10:00.000Z', 1],
  ])('ends at the instant asked for: until %s, %i message', (until, count) => {
    const facts = factsOf(evening, [reminded('FA-1', '2026-03-31')]);
    expect(foresee(facts, until).messages).toHaveLength(count);
  });

  it('keeps the contact delay between the invoices, as the windows will', () => {
    const facts = factsOf(evening, [
      reminded('FA-1', '2026-03-31', { courtesyNotice: '2026-03-24' }),
      reminded('FA-2', '2026-04-01', { courtesyNotice: '2026-03-25' }),
    ]);
    expect(linesOf(foresee(facts, '2026-04-14T00:00:00.000Z'))).toEqual([
      '2026-04-03T07:10:00.000Z dunning: FA-1 reminderOne',
      '2026-04-07T07:10:00.000Z dunning: FA-2 reminderOne',
      '2026-04-10T07:10:00.000Z dunning: FA-1 reminderTwo',
      '2026-04-13T07:10:00.000Z dunning: FA-2 reminderTwo',
    ]);
  });

  it('is one message for twelve invoices at three stages', () => {
    const facts = factsOf('2026-04-09T18:00:00.000Z', [
      ...[1, 2, 3, 4].map((each) => reminded(`A-${each}`, '2026-04-07', { courtesyNotice: '2026-03-31' })),
      ...[1, 2, 3, 4].map((each) => reminded(`B-${each}`, '2026-03-31', { reminderOne: '2026-04-03' })),
      ...[1, 2, 3, 4].map((each) => reminded(`C-${each}`, '2026-03-21', { reminderTwo: '2026-03-31' })),
    ]);
    const { messages } = nextOccasion(facts);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      notices: [
        ...['A-1', 'A-2', 'A-3', 'A-4'].map((id) => ({ dunned: { id }, stage: 'reminderOne' })),
        ...['B-1', 'B-2', 'B-3', 'B-4'].map((id) => ({ dunned: { id }, stage: 'reminderTwo' })),
        ...['C-1', 'C-2', 'C-3', 'C-4'].map((id) => ({ dunned: { id }, stage: 'directNotice' })),
      ],
    });
  });

  it('never holds more than one message a day, nor two within the contact delay but the one that was moved', () => {
    const dueDates = ['2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03', '2026-04-07', '2026-04-08'];
    const facts = factsOf(
      evening,
      dueDates.map((dueDate, index) => reminded(`FA-${index}`, dueDate)),
    );
    const days = foresee(facts, '2026-07-01T00:00:00.000Z').messages.map(({ sendAt }) => sendAt.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
    expect(days.length).toBeGreaterThan(10);
  });
});
