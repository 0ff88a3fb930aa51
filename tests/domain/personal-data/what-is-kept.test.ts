import { describe, expect, it } from 'vitest';
import { retentionSchema } from '../../../lambdas/domain/personal-data/retention.ts';
import { type KeptCase, whatIsKept } from '../../../lambdas/domain/personal-data/what-is-kept.ts';

const retention = retentionSchema.parse(undefined);
const paid: KeptCase = { invoiceId: 'i-1', status: 'paid', lastOn: '2026-05-10' };

const planOn = (
  today: string,
  changes: Partial<Parameters<typeof whatIsKept>[0]> = {},
  kind: 'business' | 'consumer' | 'public' = 'business',
) => whatIsKept({ debtor: { kind }, cases: [paid], hasOpenTask: false, retention, today, ...changes });
const untilOf = (record: string, plan: ReturnType<typeof planOn>) =>
  plan.kept.find((each) => each.record === record)?.until;

describe('what an erasure keeps', () => {
  it('is everything while a case is open, without an end', () => {
    const plan = planOn('2050-01-01', { cases: [{ ...paid, status: 'open' }] });
    expect(plan.kept.map(({ record, until }) => [record, until])).toEqual([
      ['contactData', null],
      ['claimEvidence', null],
      ['accounting', null],
    ]);
    expect(plan).toMatchObject({ erasesContacts: false, erasesIdentity: false, erasesEvidenceOf: [] });
  });

  it('is his contacts while a person has something to do about him', () => {
    const plan = planOn('2050-01-01', { hasOpenTask: true });
    expect(plan.kept).toEqual([{ record: 'contactData', until: null, why: 'a task about the debtor is open' }]);
    expect(plan).toMatchObject({ erasesContacts: false, erasesIdentity: false, erasesEvidenceOf: ['i-1'] });
  });

  it('is no contact of his once nothing is open, however recent it is', () => {
    expect(planOn('2026-05-10').erasesContacts).toBe(true);
  });

  it.each([
    ['business', 'paid', '2031-05-10'],
    ['consumer', 'paid', '2028-05-10'],
    ['public', 'writtenOff', '2031-05-10'],
    ['consumer', 'handedOver', '2036-05-10'],
  ] as const)('proves the claim on a %s whose invoice is %s until %s, and not a day longer', (kind, status, until) => {
    const cases = [{ ...paid, status }];
    const onTheDay = planOn(until, { cases }, kind);
    expect(untilOf('claimEvidence', onTheDay)).toBe(until);
    expect(onTheDay.erasesEvidenceOf).toEqual([]);
    const dayAfter = planOn(`${until.slice(0, 8)}11`, { cases }, kind);
    expect(untilOf('claimEvidence', dayAfter)).toBeUndefined();
    expect(dayAfter.erasesEvidenceOf).toEqual(['i-1']);
  });

  it('is the account until ten years after the end of its year, and with it who he is', () => {
    const last = planOn('2036-12-31');
    expect(untilOf('accounting', last)).toBe('2036-12-31');
    expect(last.erasesIdentity).toBe(false);
    const after = planOn('2037-01-01');
    expect(after).toEqual({ kept: [], erasesContacts: true, erasesIdentity: true, erasesEvidenceOf: ['i-1'] });
  });

  it('is all that the longest of his invoices asks for', () => {
    const plan = planOn('2033-01-01', { cases: [paid, { ...paid, invoiceId: 'i-2', lastOn: '2029-01-01' }] });
    expect(plan.erasesEvidenceOf).toEqual(['i-1']);
    expect(plan.kept.map(({ record, invoiceId }) => [record, invoiceId])).toEqual([
      ['accounting', 'i-1'],
      ['claimEvidence', 'i-2'],
      ['accounting', 'i-2'],
    ]);
  });

  it('is who he is as long as what proves a claim names him, where a company keeps that longer than its accounts', () => {
    const longer = retentionSchema.parse({ claimEvidenceMonths: { business: 240 } });
    expect(planOn('2037-01-01', { retention: longer })).toMatchObject({ erasesIdentity: false, erasesEvidenceOf: [] });
    expect(planOn('2046-05-11', { retention: longer })).toMatchObject({ kept: [], erasesIdentity: true });
  });

  it('says a reason for each', () => {
    for (const { why } of planOn('2026-06-01').kept) expect(why).toMatch(/C\. com\./);
  });

  it('follows the periods of the company, which are never below the law for its accounts', () => {
    const longer = retentionSchema.parse({ claimEvidenceMonths: { business: 72 } });
    expect(untilOf('claimEvidence', planOn('2026-06-01', { retention: longer }))).toBe('2032-05-10');
    expect(retentionSchema.safeParse({ accountingMonths: 119 }).error?.issues).toMatchObject([
      { path: ['accountingMonths'], message: 'is below the 120 months of C. com. L123-22' },
    ]);
  });
});
