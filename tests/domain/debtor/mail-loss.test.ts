import { describe, expect, it } from 'vitest';
import type { AddressFault, Debtor } from '../../../lambdas/domain/debtor.ts';
import { addressIdOf, lastContactOf, usableContacts } from '../../../lambdas/domain/debtor/address-service.ts';
import { lossOf, takeOutOfService } from '../../../lambdas/domain/debtor/mail-loss.ts';
import { aDebtorOnRecord } from '../builders.ts';

const [main, copy, stranger] = ['compta', 'achats', 'x'].map((name) => addressIdOf(`${name}@acme.example`)) as [
  string,
  string,
  string,
];
const emails = [
  { role: 'accounting', address: 'Compta@acme.example' },
  { role: 'buyer', address: 'achats@acme.example' },
];
const sentAt = '2026-04-03T08:00:00.000Z';
const now = '2026-04-03T09:00:00.000Z';

describe('what is told of a message that went to an addressee and a copy', () => {
  it.each<[string, readonly string[] | undefined, readonly string[], boolean]>([
    ['the addressee', [main], [main], true],
    ['the copy', [copy], [copy], false],
    ['both, in any order', [copy, main], [main, copy], true],
    ['nobody in particular', undefined, [main], true],
    ['no recipient', [], [main], true],
    ['an address that somebody forwards to', [stranger], [main], true],
    ['the copy and an address it forwards to', [copy, stranger], [copy], false],
  ])('about %s means a loss', (_whom, about, addresses, isMain) => {
    expect(lossOf([main, copy], { why: 'bounce', about })).toEqual({ why: 'bounce', addresses, isMain });
  });

  it('is about the addressee when it is not known where it went', () => {
    expect(lossOf([], { why: 'reject' })).toEqual({ why: 'reject', addresses: [], isMain: true });
  });
});

function after(debtor: Debtor, why: AddressFault, addresses: readonly string[], isMain = true): Debtor | undefined {
  const decision = takeOutOfService(debtor, { why, addresses, isMain }, { messageKey: 'm', sentAt, now });
  return decision.kind === 'accepted' ? decision.after : undefined;
}
const debtor = aDebtorOnRecord({ emails, lastContactAt: sentAt });
const usable = (of: Debtor | undefined) => of && usableContacts(of).map(({ role }) => role);

describe('a debtor whom a message did not reach', () => {
  it.each<[AddressFault, readonly string[], readonly string[]]>([
    ['bounce', [main], ['buyer']],
    ['reject', [main], ['buyer']],
    ['complaint', [copy], ['accounting']],
    ['bounce', [main, copy], []],
  ])('by %s of %j is written to at: %j', (why, addresses, left) => {
    expect(usable(after(debtor, why, addresses))).toEqual(left);
  });

  it('has a new version, of which his cases need not hear, and a line in his log without the address', () => {
    const decision = takeOutOfService(
      debtor,
      { why: 'bounce', addresses: [main], isMain: true },
      { messageKey: 'm', sentAt, now },
    );
    expect(decision).toMatchObject({
      after: { version: 2, toldVersion: 2, outOfService: [{ address: main, since: now, why: 'bounce' }] },
      fact: { type: 'MailUndelivered', data: { messageKey: 'm', why: 'bounce', addresses: [main] } },
    });
    expect(JSON.stringify(decision.kind === 'accepted' && decision.fact)).not.toContain('acme');
  });

  it('and whose cases had yet to hear of him still has them hear of it', () => {
    expect(after({ ...debtor, version: 3, toldVersion: 2 }, 'bounce', [main])).toMatchObject({
      version: 4,
      toldVersion: 2,
    });
  });

  it('was not contacted by it, but was by a later one, or when only a copy came back', () => {
    const contactAfter = (lastContactAt: string, isMain: boolean) => {
      const changed = after({ ...debtor, lastContactAt }, 'bounce', [main], isMain);
      return changed && lastContactOf(changed);
    };
    expect(contactAfter(sentAt, true)).toBeUndefined();
    expect(contactAfter(sentAt, false)).toBe(sentAt);
    expect(contactAfter('2026-04-07T08:00:00.000Z', true)).toBe('2026-04-07T08:00:00.000Z');
  });

  it('is told of it once', () => {
    const once = after(debtor, 'bounce', [main]) as Debtor;
    expect(after(once, 'bounce', [main])).toBeUndefined();
    expect(after(once, 'reject', [main])).toBeUndefined();
  });

  it('and complains after a bounce does so for good; a bounce after a complaint says nothing new', () => {
    const bounced = after(debtor, 'bounce', [main]) as Debtor;
    const complained = after(bounced, 'complaint', [main]) as Debtor;
    expect(complained.outOfService).toEqual([{ address: main, since: now, why: 'complaint' }]);
    expect(after(complained, 'bounce', [main])).toBeUndefined();
  });

  it('at an address he does not have any more need not be told, unless somebody complained there', () => {
    expect(after({ ...debtor, lostContactAt: sentAt }, 'bounce', [stranger])).toBeUndefined();
    expect(after(debtor, 'complaint', [stranger])?.outOfService).toMatchObject([{ address: stranger }]);
  });
});
