import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { openDispute } from '../../../lambdas/domain/case/dispute.ts';
import { requestLegalDecision } from '../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aLadder, aPolicy } from '../builders.ts';
import { acceptedOf, after } from './deciding.ts';
import { plan } from './planning.ts';

const policy = aPolicy();
const debtor = aDebtorOnRecord();
const at = (dunned: Case, now: string, changes = policy) => assess({ dunned, debtor, policy: changes, now });

describe('the formal notice of which a dispute leaves little', () => {
  const dunned = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10', directNotice: '2026-04-20' });
  const disputed = (amountMinor: number, reviewOn = '2026-06-01') =>
    after(
      dunned,
      openDispute(dunned, 'D-1', { reason: 'quality', amountMinor, reviewOn }, '2026-04-21'),
      '2026-04-21T08:00:00.000Z',
    );
  const due = '2026-05-05T08:00:00.000Z';

  it.each([
    [110_001, false],
    [110_000, true],
  ])('is held below the 100.00 EUR from which there is one: %i in dispute', (amountMinor, isAllowed) => {
    expect(at(disputed(amountMinor), due)).toMatchObject({ step: 'legalEscalation', isAllowed });
  });

  it('says why, and until the day of the pause', () => {
    expect(at(disputed(119_000), due).blockers).toEqual([
      {
        code: 'minimumBalance',
        message: 'The part that may be demanded is €10.00; the policy sends no formal notice below €100.00.',
        until: '2026-06-01T07:00:00.000Z',
      },
    ]);
    expect(plan({ dunned: disputed(119_000), now: due })).toMatchObject({
      stage: 'resumption',
      at: { resumption: '2026-06-01T07:00:00.000Z' },
    });
  });

  it('leaves for the whole of it once the pause has ended', () => {
    const { pauses } = disputed(119_000);
    const over = {
      ...disputed(119_000),
      pauses: pauses.map((each) => ({ ...each, end: { at: due, how: 'rejected' as const } })),
    };
    expect(at(over, due)).toMatchObject({ step: 'legalEscalation', isAllowed: true });
  });
});

describe('a balance below the 5.00 EUR from which something is sent', () => {
  const rest = aCaseThatSent({ reminderOne: '2026-04-03' }, { receivedMinor: 119_700 });

  it.each([
    ['reminderTwo', '2026-05-04T12:00:00.000Z', ['minimumBalance']],
    ['legalDecision', '2026-05-05T07:00:00.000Z', []],
    ['legalDecision', '2028-01-03T08:00:00.000Z', []],
  ])('waits with %s at %s for %j: until the day of the last stage, then for a person', (step, now, codes) => {
    const { step: next, blockers } = at(rest, now);
    expect([next, blockers.map(({ code }) => code)]).toEqual([step, codes]);
  });

  it('is looked at on that day, whatever the run waited for', () => {
    const now = '2026-04-20T08:00:00.000Z';
    expect(plan({ dunned: rest, now })).toMatchObject({
      stage: 'resumption',
      at: { resumption: '2026-05-05T07:00:00.000Z' },
    });
  });

  it.each([
    ['3.00 EUR', policy],
    ['no legal threshold', aPolicy({ legalThresholdMinor: 0 })],
  ])('is put to a person as "write off?": %s', (_what, ofPolicy) => {
    const now = { now: '2026-05-05T07:00:00.000Z', today: '2026-05-05' };
    expect(acceptedOf(requestLegalDecision(rest, ofPolicy, now)).raise).toMatchObject([{ kind: 'writeOffQuestion' }]);
  });

  it('never comes to it before the money could have shown, on a ladder of a courtesy notice alone', () => {
    const courtesyOnly = aPolicy({ stages: aLadder({ courtesyNotice: -7 }) });
    const small = aCase({ invoice: { amountMinor: 300 } });
    expect(at(small, '2026-03-26T08:00:00.000Z', courtesyOnly).step).toBe('courtesyNotice');
  });

  it('keeps the gap after the last notice, and the time that a formal notice has given', () => {
    const late = aCaseThatSent({ directNotice: '2026-05-04' }, { receivedMinor: 119_700 });
    expect(at(late, '2026-05-06T08:00:00.000Z')).toMatchObject({ step: 'legalDecision', dueOn: '2026-05-11' });
    const formal = aCaseThatSent({ legalEscalation: '2026-05-05' }, { receivedMinor: 119_700 });
    expect(at(formal, '2026-05-06T08:00:00.000Z')).toMatchObject({ step: 'legalDecision', dueOn: '2026-05-22' });
  });
});
