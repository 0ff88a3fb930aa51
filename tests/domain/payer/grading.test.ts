import { describe, expect, it } from 'vitest';
import { noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import { editPolicy } from '../../../lambdas/domain/circumstances/edit-policy.ts';
import { dunningPolicySchema } from '../../../lambdas/domain/dunning-policy.ts';
import {
  gradingSchema,
  type PolicyByGrade,
  shippedGrading,
  unknownByGrade,
} from '../../../lambdas/domain/payer/grading.ts';
import { settingsSchema } from '../../../lambdas/domain/settings-schema.ts';
import { policyFor } from '../../../lambdas/domain/settings.ts';
import { aCreditor, aDebtorOnRecord, aPolicy } from '../builders.ts';

describe('the grading of a policy', () => {
  it('is as shipped where it says nothing', () => {
    expect(gradingSchema.parse({})).toEqual(shippedGrading);
    expect(gradingSchema.parse({ bad: { brokenPromises: 3 } })).toEqual({
      ...shippedGrading,
      bad: { ...shippedGrading.bad, brokenPromises: 3 },
    });
  });

  it.each([
    [{ minimumInvoices: 0 }, 'minimumInvoices'],
    [{ watch: { latePercent: 0 } }, 'watch.latePercent'],
    [{ watch: { latePercent: 51 } }, 'bad.latePercent'],
    [{ watch: { daysLate: 31 } }, 'bad.daysLate'],
    [{ bad: { latePercent: 101 } }, 'bad.latePercent'],
    [{ bad: { brokenPromises: 1.5 } }, 'bad.brokenPromises'],
    [{ bad: { openDaysLate: 0 } }, 'bad.openDaysLate'],
    [{ prepaymentFrom: 'good' }, 'prepaymentFrom'],
    [{ creditHoldOpenDaysLate: -1 }, 'creditHoldOpenDaysLate'],
    [{ sometimes: 1 }, ''],
  ])('is refused with %j, naming the field', (grading, field) => {
    const { error } = gradingSchema.safeParse(grading);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
    const policy = dunningPolicySchema.safeParse({ ...aPolicy(), grading });
    expect(policy.error?.issues[0]?.path.join('.')).toBe(field === '' ? 'grading' : `grading.${field}`);
  });
});

describe('policies by grade', () => {
  const settings = (policies: unknown[]) => ({ environment: 'demo', creditors: [aCreditor()], policies });
  const strict = aPolicy({ id: 'strict', policyByGrade: { good: 'default' } });
  const lenient = aPolicy({ policyByGrade: { watch: 'strict', bad: 'strict' } });

  it('have to be policies of the deployment, its own or shipped', () => {
    expect(settingsSchema.safeParse(settings([lenient, strict])).success).toBe(true);
    const { error } = settingsSchema.safeParse(
      settings([aPolicy({ policyByGrade: { bad: 'harsh', watch: 'consumers' } })]),
    );
    expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['policies.0.policyByGrade.bad', 'harsh is not a policy of this deployment'],
    ]);
    expect(unknownByGrade({ new: 'a', bad: 'b' }, ['b'])).toEqual([{ grade: 'new', policyId: 'a' }]);
  });

  it('have to be known when a policy is edited: deployed, added since, or the one that is edited', () => {
    const added = { version: 1, at: '2026-03-01T08:00:00.000Z', by: 'ann', policy: strict };
    const before = { ...noCircumstances, policies: { strict: added } };
    const edited = (policyByGrade: PolicyByGrade) => {
      const editing = { now: '2026-03-02T08:00:00.000Z', by: 'ann', deployed: undefined, deployedIds: ['default'] };
      return editPolicy(before, aPolicy({ id: 'other', policyByGrade }), undefined, editing);
    };
    expect(edited({ new: 'default', watch: 'other', bad: 'strict' }).kind).toBe('accepted');
    expect(edited({ bad: 'harsh' })).toMatchObject({ kind: 'refused', field: 'policyByGrade.bad' });
  });

  it('are named for grades that there are', () => {
    expect(dunningPolicySchema.safeParse({ ...aPolicy(), policyByGrade: { ugly: 'default' } }).success).toBe(false);
  });

  it.each([
    ['bad', 'strict'],
    ['watch', 'strict'],
    ['good', 'default'],
    ['new', 'default'],
    [undefined, 'default'],
  ] as const)('govern a case whose payer was graded %s at its posting: %s', (payerGrade, policyId) => {
    const deployed = settingsSchema.parse(settings([lenient, strict]));
    expect(policyFor(deployed, { invoice: {}, payerGrade }, aDebtorOnRecord()).id).toBe(policyId);
  });

  it('are looked up once: what the other policy says of grades is not followed', () => {
    const circle = aPolicy({ policyByGrade: { good: 'strict' } });
    const deployed = settingsSchema.parse(settings([circle, strict]));
    expect(policyFor(deployed, { invoice: {}, payerGrade: 'good' }, aDebtorOnRecord()).id).toBe('strict');
  });

  it('are taken as they were edited since', () => {
    const deployed = settingsSchema.parse(settings([lenient, strict]));
    const edited = { ...lenient, policyByGrade: { bad: 'consumers' } };
    const policies = { default: { version: 1, at: '2026-03-01T08:00:00.000Z', by: 'ann', policy: edited } };
    expect(policyFor(deployed, { invoice: {}, payerGrade: 'bad' }, aDebtorOnRecord(), { policies }).id).toBe(
      'consumers',
    );
  });
});
