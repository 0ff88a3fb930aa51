import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dunningContent, formalContent } from '../../lambdas/acts/message-content.ts';
import { printedInvoice } from '../../lambdas/acts/printed-invoice.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import { demandableMinor } from '../../lambdas/domain/case/demandable.ts';
import { placeHold } from '../../lambdas/domain/case/hold.ts';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { aCase, aCreditor } from '../domain/builders.ts';
import { after, inInstalments, paid, promised } from '../domain/case/agreements.ts';
import { plainSpaces } from '../templates/visible-text.ts';
import { credited, disputed, situationOf, today } from './asked-amounts.ts';

const creditor = aCreditor();
const printed = (dunned: Case, day = today) => printedInvoice(dunned, creditor, day);
const figuresOf = (dunned: Case, day = today) => {
  const { amountMinor, paidMinor, creditedMinor, withheld, askedMinor } = printed(dunned, day);
  return { amountMinor, paidMinor, creditedMinor, withheld, askedMinor };
};
const reminder = (...cases: [Case, ...Case[]]) => {
  const [first, ...others] = cases.map((dunned) => ({ ...situationOf(dunned), stage: 'reminderTwo' as const }));
  if (!first) throw new Error('a message needs a case');
  return dunningContent([first, ...others], creditor, []);
};

const held = () => after(aCase(), placeHold(aCase(), 'H-1', { reason: 'new contact', until: '2026-05-01' }, '2026-04-02'), '2026-04-02'); // prettier-ignore

describe('what a message asks of an invoice of 1,200.00', () => {
  it.each<[string, Case, ReturnType<typeof figuresOf>]>([
    ['all of it', aCase(), { amountMinor: 120_000, paidMinor: 0, creditedMinor: 0, withheld: [], askedMinor: 120_000 }],
    [
      'what is not in dispute',
      disputed(aCase(), { amountMinor: 40_000 }),
      {
        amountMinor: 120_000,
        paidMinor: 0,
        creditedMinor: 0,
        withheld: [{ reason: 'disputed', amountMinor: 40_000 }],
        askedMinor: 80_000,
      },
    ],
    [
      'a cent, when all the rest is in dispute',
      disputed(aCase(), { amountMinor: 119_999 }),
      {
        amountMinor: 120_000,
        paidMinor: 0,
        creditedMinor: 0,
        withheld: [{ reason: 'disputed', amountMinor: 119_999 }],
        askedMinor: 1,
      },
    ],
    [
      'what is neither in dispute nor expected as a credit note',
      disputed(aCase(), { amountMinor: 40_000, expectedCreditMinor: 55_000 }),
      {
        amountMinor: 120_000,
        paidMinor: 0,
        creditedMinor: 0,
        withheld: [
          { reason: 'disputed', amountMinor: 40_000 },
          // The larger of the two is left out: a credit is expected for what is disputed.
          { reason: 'expectedCredit', amountMinor: 15_000 },
        ],
        askedMinor: 65_000,
      },
    ],
    [
      'what is not promised',
      promised(),
      {
        amountMinor: 120_000,
        paidMinor: 0,
        creditedMinor: 0,
        withheld: [{ reason: 'promised', amountMinor: 50_000, promisedFor: '2026-04-10' }],
        askedMinor: 70_000,
      },
    ],
    [
      'what is not promised, less what came: that counts for what was asked for, as long as the promise stands',
      paid(promised(), 20_000, '2026-04-08'),
      {
        amountMinor: 120_000,
        paidMinor: 20_000,
        creditedMinor: 0,
        withheld: [{ reason: 'promised', amountMinor: 50_000, promisedFor: '2026-04-10' }],
        askedMinor: 50_000,
      },
    ],
    [
      'what is neither credited nor paid',
      credited(paid(aCase(), 30_000, '2026-04-01'), 20_000),
      { amountMinor: 120_000, paidMinor: 30_000, creditedMinor: 20_000, withheld: [], askedMinor: 70_000 },
    ],
    [
      'nothing, when all is in dispute',
      disputed(aCase()),
      {
        amountMinor: 120_000,
        paidMinor: 0,
        creditedMinor: 0,
        withheld: [{ reason: 'disputed', amountMinor: 120_000 }],
        askedMinor: 0,
      },
    ],
    [
      'nothing, when all is paid in instalments',
      inInstalments(),
      {
        amountMinor: 120_000,
        paidMinor: 0,
        creditedMinor: 0,
        withheld: [{ reason: 'inInstalments', amountMinor: 120_000 }],
        askedMinor: 0,
      },
    ],
    [
      'nothing while it is held',
      held(),
      {
        amountMinor: 120_000,
        paidMinor: 0,
        creditedMinor: 0,
        withheld: [{ reason: 'held', amountMinor: 120_000 }],
        askedMinor: 0,
      },
    ],
  ])('is %s', (_what, dunned, figures) => {
    expect(figuresOf(dunned)).toEqual(figures);
  });

  it('no longer leaves out a credit note that was expected until its date', () => {
    const dunned = disputed(aCase(), { amountMinor: 40_000, expectedCreditMinor: 55_000 });
    expect(figuresOf(dunned, '2026-05-03').askedMinor).toBe(65_000);
    expect(figuresOf(dunned, '2026-05-04').askedMinor).toBe(80_000);
  });

  it('tells of the dispute first where an invoice is disputed in part and held', () => {
    const dunned = disputed(held(), { amountMinor: 40_000 });
    expect(printed(dunned).withheld).toEqual([
      { reason: 'disputed', amountMinor: 40_000 },
      { reason: 'held', amountMinor: 80_000 },
    ]);
  });

  it('names the credit notes', () => {
    expect(printed(credited(credited(aCase(), 10_000, 'AV-1'), 5_000, 'AV-2')).creditNotes).toEqual(['AV-1', 'AV-2']);
  });

  it('always is what may be demanded, and its figures add up', () => {
    const minor = fc.integer({ min: 1, max: 60_000 });
    const acts: fc.Arbitrary<(dunned: Case) => Case>[] = [
      minor.map((amountMinor) => (dunned) => paid(dunned, amountMinor, '2026-04-02')),
      minor.map((amountMinor) => (dunned) => credited(dunned, amountMinor, `AV-${dunned.creditNotes.length}`)),
      minor.map((amountMinor) => (dunned) => promised({ amountMinor, id: `P-${dunned.pauses.length}` }, { dunned })),
      fc
        .record({ amountMinor: minor, expectedCreditMinor: minor })
        .map((dispute) => (dunned) => disputed(dunned, { ...dispute, id: `D-${dunned.pauses.length}` })),
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(...acts), { maxLength: 6 }), (list) => {
        const dunned = list.reduce((before, act) => {
          try {
            return act(before);
          } catch {
            // What the case does not take leaves it as it was.
            return before;
          }
        }, aCase());
        const { amountMinor, paidMinor, creditedMinor, withheld, askedMinor } = printed(dunned);
        const isOver = dunned.status === 'paid' || dunned.status === 'canceled';
        expect(askedMinor).toBe(isOver ? 0 : demandableMinor(dunned, today));
        const left = withheld.reduce((rest, part) => rest - part.amountMinor, amountMinor - paidMinor - creditedMinor);
        expect(left).toBe(askedMinor);
      }),
    );
  });
});

describe('a reminder', () => {
  it('asks in its subject, its total and its row for the part that is not in dispute', () => {
    const content = reminder(disputed(aCase(), { amountMinor: 40_000 }), aCase({ invoice: { number: 'FA-2' } }));
    expect(content.sections).toMatchObject([{ totalAskedMinor: 200_000 }]);
    const text = plainSpaces(renderMessage(content).text);
    expect(text).toContain('Hors 400,00 € en litige, non réclamés ici.');
    expect(text).toContain('Total : 2 000,00 €');
  });

  it('does not leave for an invoice of which nothing may be asked', () => {
    expect(() => renderMessage(reminder(disputed(aCase())))).toThrow('Nothing may be asked of invoice FA-1');
  });
});

it('gives a registered letter the days that the ladder counts from it, without those that a weekend has added to the mail', () => {
  const situation = situationOf(aCase());
  const policy = { ...situation.policy, formalNoticeDays: 15 };
  const notice = { ...situation, policy, stage: 'legalEscalation' as const, now: '2026-10-16T08:00:00.000Z' };
  expect(formalContent([notice], creditor)).toMatchObject({
    deadline: '2026-11-02',
    deadlineDays: 17,
    registeredDays: 15,
  });
});

it('demands in a formal notice what is not promised, and shows what was credited', () => {
  const dunned = credited(promised(), 20_000);
  const content = formalContent([{ ...situationOf(dunned), stage: 'legalEscalation' }], creditor);
  const { subject, text } = renderMessage(content);
  expect(plainSpaces(subject)).toBe('Mise en demeure de payer : facture FA-1, 543,46 €');
  expect(plainSpaces(text)).toContain('Avoir AV-1 : 200,00 €');
  expect(plainSpaces(text)).toContain('Hors 500,00 € annoncés pour le 10 avril 2026, non réclamés ici.');
});
