import { describe, expect, it } from 'vitest';
import { isListedLink, ownsAccount } from '../../lambdas/domain/creditor.ts';
import { creditorSchema } from '../../lambdas/domain/creditor-schema.ts';
import { aCreditor } from './builders.ts';

describe('a creditor', () => {
  it('is taken as the deployment names him', () => {
    expect(creditorSchema.parse(aCreditor())).toEqual(aCreditor());
  });

  it.each([
    [{ id: 'Main' }, 'id'],
    [{ id: 'a'.repeat(21) }, 'id'],
    [{ name: ' ' }, 'name'],
    [{ legalMentions: [] }, 'legalMentions'],
    [{ registeredOffice: [] }, 'registeredOffice'],
    [{ bankAccounts: [] }, 'bankAccounts'],
    [{ factors: [{ iban: 'DE89370400440532013000' }] }, 'factors.0.name'],
    [{ factors: [{ name: 'Factor AG', iban: 'DE89370400440532013001' }] }, 'factors.0.iban'],
    [{ bankAccounts: [{ iban: 'FR7630006000011234567890188' }] }, 'bankAccounts.0.iban'],
    [{ linkHosts: ['https://pay.example'] }, 'linkHosts.0'],
    [{ sender: { name: 'Exemple', address: 'nobody' } }, 'sender.address'],
    [{ logo: 'logo.png' }, ''],
  ])('with %j is refused, naming "%s"', (changes, field) => {
    const { error } = creditorSchema.safeParse({ ...aCreditor(), ...changes });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it('owns the accounts he has listed, and no others', () => {
    expect(ownsAccount(aCreditor(), 'FR7630006000011234567890189')).toBe(true);
    expect(ownsAccount(aCreditor(), 'DE89370400440532013000')).toBe(false);
  });

  it.each([
    ['https://pay.example/42', true],
    ['https://pay.example', true],
    ['http://pay.example/42', false],
    ['https://sub.pay.example/42', false],
    ['https://pay.example.evil.example', false],
    ['https://evil.example/?https://pay.example', false],
    ['https://pay.example@evil.example', false],
    ['https://me@pay.example', false],
    ['javascript:alert(1)', false],
    ['not an address', false],
  ])('prints the link %s: %s', (link, isListed) => {
    expect(isListedLink(aCreditor(), link)).toBe(isListed);
  });
});
