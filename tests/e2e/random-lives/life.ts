import * as fc from 'fast-check';
import { expect } from 'vitest';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import { collectorSchema } from '../../../lambdas/domain/collector.ts';
import type { DunningPolicy } from '../../../lambdas/domain/dunning-policy.ts';
import { retentionSchema } from '../../../lambdas/domain/personal-data/retention.ts';
import { demoSettings } from '../../../local/stack/environment.ts';
import { aDebtor, anInvoice } from '../../builders.ts';
import { punctualPolicy } from '../punctual-policy.ts';
import { type RunningStack, runningStack } from '../running-stack.ts';
import type { Act } from './acts.ts';
import { expectLawful } from './expect-lawful.ts';
import { perform } from './perform.ts';
import { aReference, type Known } from './reference.ts';

const firstDay = '2026-03-01';
const startAt = `${firstDay}T08:00:00Z`;

/** What a creditor has decided for all his invoices. */
type Rules = Pick<
  DunningPolicy,
  'approvalFrom' | 'registeredLetter' | 'writeOffApprovalMinor' | 'handOff' | 'latePayment'
> & {
  /** The ladder is the formal notice alone, soon after the due date: much happens after its end. */
  readonly isShort: boolean;
  /** What proves a claim is kept no longer than its case is open. */
  readonly isForgetful: boolean;
};

export const anyRules: fc.Arbitrary<Rules> = fc.record({
  approvalFrom: fc.constantFrom(null, null, 'directNotice', 'legalEscalation'),
  registeredLetter: fc.boolean(),
  writeOffApprovalMinor: fc.constantFrom(null, 30_000),
  handOff: fc.record({ otherCases: fc.constantFrom('hold', 'join', 'goOn') }),
  latePayment: fc.record({ afterPayment: fc.constantFrom('leave', 'waive', 'pursue') }),
  isShort: fc.constantFrom(true, true, false),
  isForgetful: fc.boolean(),
});

const off = { enabled: false } as const;
const shortLadder: DunningPolicy['stages'] = {
  courtesyNotice: off,
  reminderOne: off,
  reminderTwo: off,
  directNotice: off,
  legalEscalation: { enabled: true, offsetDays: 7 },
};

const collectors = [
  collectorSchema.parse({
    id: 'agency',
    kind: 'agency',
    name: 'Recouvra',
    offers: [
      { kind: 'percentage', percent: 10, currency: 'EUR' },
      { kind: 'flatFee', feeMinor: 5_000, currency: 'EUR' },
    ],
    amicableDays: 30,
  }),
];

/** A stack of a creditor with those rules. */
export function stackOf(
  { isShort, isForgetful, ...policy }: Rules,
  options: Pick<NonNullable<Parameters<typeof runningStack>[1]>, 'faults'> = {},
): Promise<RunningStack> {
  const noMonths = { business: 0, consumer: 0, public: 0, handedOver: 0 };
  return runningStack(startAt, {
    policies: [{ ...punctualPolicy, ...policy, ...(isShort && { stages: shortLadder }) }],
    creditors: demoSettings().creditors.map((creditor) => ({ ...creditor, collectors })),
    ...(isForgetful && { retention: retentionSchema.parse({ claimEvidenceMonths: noMonths }) }),
    ...options,
  });
}

/** Three invoices of two debtors. */
async function postAll({ post }: RunningStack): Promise<Known[]> {
  const debtor = aDebtor({ id: 'C-002', emails: [{ role: 'accounting', address: 'ap@other.example' }] });
  const amount = (amountMinor: number) => ({ amount: { amountMinor, currency: 'EUR' } });
  return [
    { id: await post(anInvoice({ number: 'FA-1', vatMinor: 20_000 })), debtorId: 'C-001' },
    { id: await post(anInvoice({ number: 'FA-2', ...amount(50_000) })), debtorId: 'C-001' },
    { id: await post(anInvoice({ number: 'FA-3', debtor, ...amount(80_000) })), debtorId: 'C-002' },
  ];
}

/** Lets all acts happen on their days, each at a minute of its own, and looks at the end. */
export async function live(running: RunningStack, acts: readonly Act[], { approvalFrom }: Rules): Promise<void> {
  const invoices = await postAll(running);
  const reference = aReference();
  const done: string[] = [];
  for (const [index, act] of acts.entries()) {
    const today = addDays(firstDay, act.day);
    const known = invoices[act.invoice];
    const minute = String(index).padStart(2, '0');
    if (known)
      running.at(`${today}T09:${minute}:00Z`, async () => {
        done.push(await perform(running, known, act, { invoices, today, name: `act-${index}`, reference }));
      });
  }
  await running.playTo('2026-10-01T00:00:00Z');
  expect(done, done.join('\n')).toHaveLength(acts.length);
  await expectLawful(running, invoices, reference, approvalFrom).catch((error: unknown) => {
    throw new Error(done.join('\n'), { cause: error });
  });
}
