import { describe, expect, it } from 'vitest';
import { collectorSchema } from '../../../lambdas/domain/collector.ts';
import { chooseCollector } from '../../../lambdas/domain/hand-off/choose-collector.ts';

const agency = collectorSchema.parse({
  id: 'agency',
  kind: 'agency',
  name: 'Recouvra',
  countries: ['FR', 'BE'],
  offers: [
    { kind: 'percentage', percent: 10, currency: 'EUR' },
    { kind: 'flatFee', feeMinor: 15_000, currency: 'EUR' },
  ],
  amicableDays: 30,
});
const lawyer = collectorSchema.parse({ id: 'lawyer', kind: 'lawyer', name: 'Maître Blanc' });
const choose = (asked: object, collectors = [agency, lawyer], country = 'FR') =>
  chooseCollector(collectors, asked, country);

describe('the collector of a case', () => {
  it('is taken with the offer as it stands that day, without his name', () => {
    expect(choose({ collectorId: 'agency', offerIndex: 1 })).toEqual({
      collector: { id: 'agency', kind: 'agency', offer: { index: 1, terms: agency.offers[1] } },
      amicableDays: 30,
    });
  });

  it('has 60 days where his own are not said, and needs no offer', () => {
    expect(choose({ collectorId: 'lawyer' })).toEqual({
      collector: { id: 'lawyer', kind: 'lawyer' },
      amicableDays: 60,
    });
  });

  it('need not be named by a creditor who has none', () => {
    expect(choose({}, [])).toEqual({ amicableDays: 60 });
    expect(choose({ offerIndex: 0 }, [])).toMatchObject({ kind: 'refused', field: 'offerIndex' });
  });

  it.each([
    ['none where the creditor has some', {}, 'collectorId'],
    ['one that nobody knows', { collectorId: 'other' }, 'collectorId'],
    ['an offer of nobody', { offerIndex: 0 }, 'collectorId'],
    ['an offer beyond his last', { collectorId: 'agency', offerIndex: 2 }, 'offerIndex'],
    ['an offer of one who makes none', { collectorId: 'lawyer', offerIndex: 0 }, 'offerIndex'],
  ])('is refused as %s', (_what, asked, field) => {
    expect(choose(asked)).toMatchObject({ kind: 'refused', field });
  });

  it('is refused for a debtor of a country he does not take', () => {
    expect(choose({ collectorId: 'agency' }, [agency], 'DE')).toMatchObject({ kind: 'refused', field: 'collectorId' });
    expect(choose({ collectorId: 'agency' }, [agency], 'BE')).not.toHaveProperty('kind');
  });
});
