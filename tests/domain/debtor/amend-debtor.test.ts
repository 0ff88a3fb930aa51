import { describe, expect, it } from 'vitest';
import { amendDebtor, debtorPatchSchema } from '../../../lambdas/domain/debtor/amend-debtor.ts';
import { aDebtorOnRecord } from '../builders.ts';

const policyIds = ['default', 'gentle'];
const emails = [{ role: 'accounting', address: 'ap@acme.example' }];
const address = { lines: ['1 rue de la Paix'], postalCode: '75002', city: 'Paris' };

describe('amending a debtor', () => {
  it.each([
    [{ emails }, ['emails']],
    [{ locale: 'en' as const }, ['locale']],
    [{ address }, ['address']],
    [{ policyId: 'gentle' }, ['policyId']],
    [{ doNotWrite: true }, ['doNotWrite']],
    [{ contactDays: ['tuesday' as const] }, ['contactDays']],
    [{ owner: { name: 'Camille Moreau', email: 'camille@exemple.example' } }, ['owner']],
    [{ locale: 'en' as const, emails }, ['locale', 'emails']],
  ])('by %j changes that, makes a new version, and puts the names of the fields on record', (patch, fields) => {
    const debtor = aDebtorOnRecord({ thread: ['ses-1'] });
    const decision = amendDebtor(debtor, patch, policyIds);
    const after = { ...debtor, ...patch, version: 2 };
    expect(decision).toEqual({ kind: 'accepted', after, fact: { type: 'DebtorAmended', data: { fields } } });
  });

  it.each([
    { locale: 'fr' as const },
    { doNotWrite: false },
    { emails: aDebtorOnRecord().emails },
    { contactDays: null },
    { owner: null },
    { contactDays: [] },
  ])('to what he is already (%j) changes nothing', (patch) => {
    expect(amendDebtor(aDebtorOnRecord(), patch, policyIds)).toEqual({ kind: 'repeated' });
  });

  it('takes his contact days away again, by null or by naming none', () => {
    const debtor = aDebtorOnRecord({ contactDays: ['tuesday'] });
    for (const contactDays of [null, []])
      expect(amendDebtor(debtor, { contactDays }, policyIds)).toMatchObject({
        kind: 'accepted',
        after: { contactDays: null, version: 2 },
        fact: { data: { fields: ['contactDays'] } },
      });
  });

  it('to a policy that the deployment does not have is refused', () => {
    expect(amendDebtor(aDebtorOnRecord(), { policyId: 'other' }, policyIds)).toMatchObject({
      kind: 'refused',
      field: 'policyId',
    });
  });

  it.each([
    [{}, ['']],
    [{ id: 'C-9' }, ['']],
    [{ emails: [] }, ['emails']],
    [{ locale: 'de', doNotWrite: 1 }, ['locale', 'doNotWrite']],
    [{ contactDays: ['tuesday', 'mardi'] }, ['contactDays.1']],
    [{ contactDays: ['tuesday', 'tuesday'] }, ['contactDays']],
    [{ contactDays: 'tuesday' }, ['contactDays']],
    [{ owner: { name: 'Camille', email: 'camille' } }, ['owner.email']],
    [{ owner: { name: 'Camille\r\nBcc: x', email: 'camille@exemple.example' } }, ['owner.name']],
  ])('by %j is refused where it is at fault', (body, fields) => {
    const issues = debtorPatchSchema.safeParse(body).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.'))).toEqual(fields);
  });
});
