import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { policiesInForce, policiesOf, policyFor, UnknownPolicyError } from '../../lambdas/domain/settings.ts';
import { settingsSchema } from '../../lambdas/domain/settings-schema.ts';
import { aCreditor, aDebtorOnRecord, aPolicy } from './builders.ts';

const settings = settingsSchema.parse({ environment: 'demo', creditors: [aCreditor()], policies: [] });

describe('the settings of a deployment', () => {
  it.each([
    [{ environment: 'Demo' }, 'environment'],
    [{ environment: '1demo' }, 'environment'],
    [{ creditors: [] }, 'creditors'],
    [{ creditors: [aCreditor(), aCreditor()] }, 'creditors'],
    [{ policies: [aPolicy({ id: 'slow' }), aPolicy({ id: 'slow' })] }, 'policies'],
    [{ region: 'eu-west-3' }, ''],
  ])('with %j are refused, naming "%s"', (changes, field) => {
    const { error } = settingsSchema.safeParse({ environment: 'demo', creditors: [aCreditor()], ...changes });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it('bring the shipped policies, which a file of the same id replaces', () => {
    expect([...policiesOf(settings).keys()]).toEqual(['default', 'consumers']);
    const replaced = { ...settings, policies: [aPolicy({ minimumGapDays: 9 }), aPolicy({ id: 'slow' })] };
    expect([...policiesOf(replaced).keys()]).toEqual(['default', 'consumers', 'slow']);
    expect(policiesOf(replaced).get('default')?.minimumGapDays).toBe(9);
    expect(policiesOf(settings).get('default')).toEqual(defaultPolicy);
  });
});

describe('a policy in production', () => {
  const at = { invoice: {} };
  const edited = (approvalFrom: 'directNotice' | null) => ({
    policies: {
      default: { version: 1, at: '2026-01-01T08:00:00.000Z', by: 'camille', policy: aPolicy({ approvalFrom }) },
    },
  });
  const inProduction = { ...settings, environment: 'prod' };

  it('lets no formal notice leave without an approval, shipped, deployed or edited', () => {
    const deployed = { ...inProduction, policies: [aPolicy({ approvalFrom: null })] };
    expect(policyFor(inProduction, at, aDebtorOnRecord()).approvalFrom).toBe('legalEscalation');
    expect(policyFor(deployed, at, aDebtorOnRecord()).approvalFrom).toBe('legalEscalation');
    expect(policyFor(inProduction, at, aDebtorOnRecord(), edited(null)).approvalFrom).toBe('legalEscalation');
    expect(policiesInForce(inProduction, edited(null)).map(({ approvalFrom }) => approvalFrom)).toEqual([
      'legalEscalation',
      'legalEscalation',
    ]);
  });

  it('may ask for approvals earlier, and elsewhere for none', () => {
    expect(policyFor(inProduction, at, aDebtorOnRecord(), edited('directNotice')).approvalFrom).toBe('directNotice');
    expect(policyFor(settings, at, aDebtorOnRecord()).approvalFrom).toBeNull();
    expect(policyFor(settings, at, aDebtorOnRecord(), edited(null)).approvalFrom).toBeNull();
  });
});

describe('the policy of a case', () => {
  const slow = { ...settings, policies: [aPolicy({ id: 'slow' }), aPolicy({ id: 'slower' })] };

  it.each([
    ['the invoice’s own before all others', 'slow', 'slower', 'business', 'slow'],
    ['the debtor’s own', undefined, 'slower', 'business', 'slower'],
    ['the default of a business', undefined, undefined, 'business', 'default'],
    ['the default of a public body', undefined, undefined, 'public', 'default'],
    ['never that of businesses for a consumer', undefined, undefined, 'consumer', 'consumers'],
  ] as const)('is %s', (_rule, ofInvoice, ofDebtor, kind, expected) => {
    const debtor = aDebtorOnRecord({ kind, ...(ofDebtor && { policyId: ofDebtor }) });
    expect(policyFor(slow, { invoice: { policyId: ofInvoice } }, debtor).id).toBe(expected);
  });

  it('that is no longer deployed is an error that names it, never a silent default', () => {
    expect(() => policyFor(settings, { invoice: { policyId: 'slow' } }, aDebtorOnRecord())).toThrow(UnknownPolicyError);
    expect(() => policyFor(settings, { invoice: { policyId: 'slow' } }, aDebtorOnRecord())).toThrow(/slow/);
  });
});
