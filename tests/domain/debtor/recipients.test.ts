import { describe, expect, it } from 'vitest';
import type { AddressFault, Contact } from '../../../lambdas/domain/debtor.ts';
import { addressIdOf } from '../../../lambdas/domain/debtor/address-service.ts';
import { localeOf, recipientsOf } from '../../../lambdas/domain/debtor/recipients.ts';
import { type Stage, stages } from '../../../lambdas/domain/dunning-policy.ts';
import { aDebtorOnRecord } from '../builders.ts';

const contact = (role: string, name = role): Contact => ({ role, address: `${name}@acme.example` });
const all = ['manager', 'buyer', 'accounting', 'owner'].map((role) => contact(role));
const without = (...names: string[]) =>
  names.map((name) => ({
    address: addressIdOf(`${name}@acme.example`),
    since: '2026-04-03T08:00:00.000Z',
    why: 'bounce' as AddressFault,
  }));
const who = (addresses: readonly string[]) => addresses.map((address) => address.replace(/@.*/, '')).join();

function sent(emails: readonly Contact[], stage: Stage | undefined, ...broken: string[]): string {
  const debtor = aDebtorOnRecord({ emails: [...emails], outOfService: without(...broken) });
  const recipients = recipientsOf(debtor, stage);
  return recipients ? `${who(recipients.to)} / ${who(recipients.cc)}` : 'nobody';
}

describe('a message about a debtor with every kind of contact goes', () => {
  it.each<[Stage | undefined, string]>([
    [undefined, 'accounting / '],
    ['courtesyNotice', 'accounting / '],
    ['reminderOne', 'accounting / '],
    ['reminderTwo', 'accounting / buyer'],
    ['directNotice', 'accounting / manager,buyer'],
    ['legalEscalation', 'accounting / manager,buyer'],
  ])('at %s to, and in copy to: %s', (stage, recipients) => {
    expect(sent(all, stage)).toBe(recipients);
  });
});

describe('a message is addressed', () => {
  it.each<[string, readonly Contact[], string]>([
    [
      'to each accounting contact',
      [contact('accounting', 'a'), contact('owner'), contact('accounting', 'b')],
      'a,b / ',
    ],
    ['to each address once', [contact('accounting', 'a'), contact('accounting', 'A')], 'a / '],
    [
      'to everybody of other roles where there is no accounting',
      [contact('owner'), contact('personal')],
      'owner,personal / ',
    ],
    [
      'to those rather than to the buyer or the manager',
      [contact('manager'), contact('buyer'), contact('owner')],
      'owner / ',
    ],
    ['to the buyer where there is nobody else but the manager', [contact('manager'), contact('buyer')], 'buyer / '],
    ['to the manager where there is nobody else', [contact('manager')], 'manager / '],
  ])('%s', (_how, emails, recipients) => {
    expect(sent(emails, 'reminderOne')).toBe(recipients);
  });

  it('and copied to nobody twice, in whatever letters', () => {
    expect(sent([contact('accounting', 'a'), contact('buyer', 'A')], 'directNotice')).toBe('a / ');
  });
});

describe('an address out of service is as if it were not there:', () => {
  it.each<[Stage, readonly string[], string]>([
    ['reminderOne', ['accounting'], 'owner / '],
    ['reminderOne', ['accounting', 'owner'], 'buyer / '],
    ['directNotice', ['accounting', 'owner'], 'buyer / manager'],
    ['directNotice', ['buyer'], 'accounting / manager'],
    ['reminderOne', ['accounting', 'owner', 'buyer'], 'manager / '],
    ['legalEscalation', ['accounting', 'owner', 'buyer', 'manager'], 'nobody'],
  ])('at %s without %j to %s', (stage, broken, recipients) => {
    expect(sent(all, stage, ...broken)).toBe(recipients);
  });
});

it('copies whoever is copied at a stage at every stage above it', () => {
  const copied = stages.map((stage) => recipientsOf(aDebtorOnRecord({ emails: all }), stage)?.cc ?? []);
  for (const [index, cc] of copied.slice(1).entries())
    expect(cc).toEqual(expect.arrayContaining([...(copied[index] ?? [])]));
});

describe('a debtor is written to', () => {
  const english = { ...contact('accounting'), locale: 'en' as const };
  it.each<[string, readonly Contact[], readonly string[], 'fr' | 'en']>([
    ['in his language', [contact('accounting')], [], 'fr'],
    ['in the language of the contact whom the message is addressed to', [contact('buyer'), english], [], 'en'],
    ['not in that of one who is copied', [contact('accounting'), { ...contact('buyer'), locale: 'en' }], [], 'fr'],
    ['in that of the contact who takes over', [english, contact('owner')], ['accounting'], 'fr'],
    ['in his own when nobody is left', [english], ['accounting'], 'fr'],
  ])('%s', (_how, emails, broken, locale) => {
    expect(localeOf(aDebtorOnRecord({ emails: [...emails], outOfService: without(...broken) }))).toBe(locale);
  });
});
