import { describe, expect, it } from 'vitest';
import type { AddressFault, Debtor } from '../../../lambdas/domain/debtor.ts';
import { addressIdOf } from '../../../lambdas/domain/debtor/address-service.ts';
import { askForAddress, restoreAddresses } from '../../../lambdas/domain/debtor/address-task.ts';
import { amendDebtor } from '../../../lambdas/domain/debtor/amend-debtor.ts';
import { aDebtorOnRecord } from '../builders.ts';

const moment = { now: '2026-04-03T09:00:00.000Z', today: '2026-04-03' };
const address = 'compta@acme.example';
const broken = (why: AddressFault, changes: Partial<Debtor> = {}): Debtor =>
  aDebtorOnRecord({
    version: 2,
    outOfService: [{ address: addressIdOf(address), since: moment.now, why }],
    ...changes,
  });
const asked = (why: AddressFault): Debtor => askForAddress(broken(why), moment).debtor;

describe('a debtor of whom no address takes mail', () => {
  it('has a person asked for one: once for all his invoices', () => {
    const { debtor, raise, end } = askForAddress(broken('bounce'), moment);
    expect(raise).toMatchObject([
      { kind: 'fixAddress', debtorId: 'C-001', dueOn: '2026-04-03', status: 'open', data: { reason: 'bounce' } },
    ]);
    expect(raise[0]).not.toHaveProperty('invoiceId');
    expect([debtor.addressTaskId, end]).toEqual([raise[0]?.id, []]);
    expect(askForAddress(debtor, moment)).toEqual({ debtor, raise: [], end: [] });
  });

  it.each<[string, Debtor]>([
    ['one that takes mail', aDebtorOnRecord()],
    ['another one', broken('bounce', { emails: [{ role: 'manager', address: 'chef@acme.example' }] })],
    ['no need of one, as nobody is to write to him', broken('bounce', { doNotWrite: true })],
  ])('is not asked for it while he has %s', (_what, debtor) => {
    expect(askForAddress(debtor, moment).raise).toEqual([]);
  });

  it.each<[string, Partial<Debtor>]>([
    ['he has another address', { emails: [{ role: 'accounting', address: 'ap@acme.example' }] }],
    ['nobody is to write to him', { doNotWrite: true }],
    ['the address works again', { outOfService: [] }],
  ])('has the question taken back when %s', (_why, changes) => {
    const before = asked('bounce');
    const { debtor, end } = askForAddress({ ...before, ...changes }, { ...moment, result: 'mended' });
    expect([debtor.addressTaskId, end]).toEqual([null, [{ taskId: before.addressTaskId, result: 'mended' }]]);
  });

  it('is asked for anew, under another id, when that address fails too', () => {
    const first = asked('bounce');
    const later = { ...first, addressTaskId: null, version: 5 };
    expect(askForAddress(later, moment).raise[0]?.id).not.toBe(first.addressTaskId);
  });
});

describe('a person who says that the address works', () => {
  it.each(['bounce', 'reject'] as const)('after a %s has it written to again', (why) => {
    expect(restoreAddresses(asked(why), 'task')).toMatchObject({
      kind: 'accepted',
      after: { outOfService: [], version: 3 },
      fact: { type: 'AddressesRestored', data: { taskId: 'task', addresses: [addressIdOf(address)] } },
    });
  });

  it('after a complaint has to give another one: e-mail to that one has ended for good', () => {
    expect(restoreAddresses(asked('complaint'), 'task')).toMatchObject({ kind: 'refused', code: 'noAddress' });
  });
});

describe('the contacts of a debtor, replaced by others,', () => {
  const other = { role: 'accounting', address: 'ap@acme.example' };
  const same = { role: 'owner', address: address.toUpperCase() };
  const faultsAfter = (debtor: Debtor, emails: Debtor['emails']) => {
    const decision = amendDebtor(debtor, { emails }, []);
    return decision.kind === 'accepted' ? decision.after.outOfService?.map(({ why }) => why) : decision.kind;
  };

  it.each<[AddressFault, Debtor['emails'], readonly string[]]>([
    ['bounce', [same], ['bounce']],
    ['bounce', [other, same], ['bounce']],
    ['bounce', [other], []],
    ['reject', [other], []],
    ['complaint', [other], ['complaint']],
    ['complaint', [other, same], ['complaint']],
  ])('keep what is out of service by %s where %j: %j', (why, emails, faults) => {
    expect(faultsAfter(broken(why), emails)).toEqual(faults);
  });

  it('do not bring back what was complained of, not even by way of another address', () => {
    const between = amendDebtor(broken('complaint'), { emails: [other] }, []);
    if (between.kind !== 'accepted') throw new Error(between.kind);
    expect(faultsAfter(between.after, [same])).toEqual(['complaint']);
  });
});
