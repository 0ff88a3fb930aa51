import { describe, expect, it } from 'vitest';
import { withBriefs } from '../../lambdas/acts/call-brief.ts';
import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import { raiseCall } from '../../lambdas/domain/case/policy-call.ts';
import type { PromiseToPay } from '../../lambdas/domain/case/pause.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { aCaseThatSent, aDebtorOnRecord, aPolicy } from '../domain/builders.ts';

const now = '2026-04-15T07:00:00.000Z';
const broken: PromiseToPay = {
  kind: 'promise',
  id: 'P-1',
  amountMinor: 50_000,
  promisedFor: '2026-04-06',
  deadline: '2026-04-09',
  channel: 'phone',
  since: '2026-04-03T08:00:00.000Z',
  until: '2026-04-10',
  paymentsBefore: 0,
  paymentsUntil: 0,
  taskId: null,
  end: { at: '2026-04-10T07:00:00.000Z', how: 'broken' },
};

/** The data of the call that the policy wants 15 days after the due date of an invoice that was reminded twice. */
function briefOf(
  changes: Parameters<typeof aDebtorOnRecord>[0],
  pauses: readonly PromiseToPay[] = [],
  brokenByDebtor = 0,
) {
  const situation = {
    dunned: aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' }, { pauses }),
    debtor: aDebtorOnRecord({ lastContactAt: '2026-04-10T08:00:00.000Z', ...changes }),
    policy: aPolicy({ callTasks: [{ offsetDays: 15, minimumBalanceMinor: 0 }] }),
    circumstances: noCircumstances,
    now,
  };
  const decision = raiseCall(situation);
  if (decision.kind !== 'accepted') throw new Error('nobody is to call');
  return withBriefs({ settings: demoSettings() }, situation, decision, brokenByDebtor).raise[0]?.data ?? {};
}

describe('the one who calls', () => {
  it('knows whom he calls, what is asked for, how late it is, and all that happened', () => {
    expect(briefOf({}, [broken])).toMatchObject({
      number: 'FA-1',
      daysLate: 15,
      demanded: { amountMinor: 120_000, currency: 'EUR' },
      debtor: { name: 'Acme SAS', kind: 'business', contacts: [{ address: 'compta@acme.example' }] },
      history: {
        stages: [
          { stage: 'reminderOne', on: '2026-04-03' },
          { stage: 'reminderTwo', on: '2026-04-10' },
        ],
        promises: [{ amountMinor: 50_000, promisedFor: '2026-04-06', end: 'broken' }],
        brokenPromises: 1,
        disputes: [],
        lastContactOn: '2026-04-10',
      },
    });
  });

  it('knows how many promises the debtor has broken on all his invoices, though their count may lag behind', () => {
    const counts = [0, 1, 3].map((counted) => briefOf({}, [broken], counted)['history']);
    expect(counts).toMatchObject([{ brokenPromises: 1 }, { brokenPromises: 1 }, { brokenPromises: 3 }]);
    // What he says of a payment that has not come is about this invoice alone.
    expect(briefOf({}, [], 3)['script']).toEqual(briefOf({}, [], 0)['script']);
  });

  it.each([
    ['fr', /facture FA-1.*31 mars 2026.*1 200,00 €/, 'Avez-vous bien reçu cette facture ?'],
    ['en', /invoice FA-1.*31 March 2026.*€1,200\.00/, 'Did you receive this invoice?'],
  ] as const)('has the words in the language of the debtor: %s', (locale, script, question) => {
    const brief = briefOf({ locale });
    const said = (brief['script'] as string[]).join(' ').replaceAll(/[\u00A0\u202F]/g, ' ');
    expect(said).toMatch(script);
    expect(brief['questions']).toContain(question);
  });

  it('speaks of a promise only when one was broken', () => {
    const scriptOf = (pauses: readonly PromiseToPay[]) =>
      (briefOf({ locale: 'en' }, pauses)['script'] as string[]).join();
    expect(scriptOf([broken])).toContain('has not reached us');
    expect(scriptOf([])).not.toContain('has not reached us');
  });

  it('asks each kind of payer what may hold up his payment', () => {
    const asked = (['business', 'public', 'consumer'] as const).map((kind) => briefOf({ kind })['questions']);
    expect(new Set(asked).size).toBe(3);
    for (const questions of asked) expect(questions).toHaveLength(4);
  });
});
