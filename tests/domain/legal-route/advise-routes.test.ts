import { describe, expect, it } from 'vitest';
import { type Collector, collectorSchema } from '../../../lambdas/domain/collector.ts';
import { adviseRoutes } from '../../../lambdas/domain/legal-route/advise-routes.ts';
import type { RouteAdvice, RouteInput } from '../../../lambdas/domain/legal-route/route-input.ts';
import { courtRoutes, type RouteId } from '../../../lambdas/domain/legal-route/routes.table.ts';
import { routeInputOf } from '../../../lambdas/domain/legal-route/routes-of-case.ts';
import { openDispute } from '../../../lambdas/domain/case/dispute.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';
import { after } from '../case/deciding.ts';

const collector = (id: string, offers: unknown[], changes = {}): Collector =>
  collectorSchema.parse({ id, kind: 'agency', name: id, offers, ...changes });
const share = { kind: 'percentage', percent: 20, currency: 'EUR' };
const known = (prescribesOn: string): RouteInput['prescription'] => ({
  kind: 'known',
  startsOn: '2026-04-01',
  prescribesOn,
  years: 5,
  interruptions: [],
  texts: [],
  uncertainties: [],
});

const anInput = (changes: Partial<RouteInput> = {}): RouteInput => ({
  today: '2026-10-05',
  country: 'FR',
  debtorKind: 'consumer',
  currency: 'EUR',
  balanceMinor: 120_000,
  claimOpenMinor: 0,
  isContested: false,
  insolvencyOpenedOn: null,
  prescription: known('2031-03-31'),
  collectors: [],
  chance: { percent: 50, from: 'given' },
  costMinor: null,
  ...changes,
});
function of(route: RouteId, changes: Partial<RouteInput> = {}): RouteAdvice {
  const found = adviseRoutes(anInput(changes)).find((each) => each.route === route);
  if (!found) throw new Error(`${route} is not advised`);
  return found;
}
const said = (route: RouteId, changes: Partial<RouteInput> = {}) => of(route, changes).why.join(' ');
const asks = (route: RouteId, changes: Partial<RouteInput> = {}) => of(route, changes).missing.join(' ');
const idsOf = (changes: Partial<RouteInput> = {}) => adviseRoutes(anInput(changes)).map(({ route }) => route);

describe('the simplified procedure for small claims', () => {
  it.each([
    [500_000, 0, 'suitable'],
    [500_001, 0, 'unsuitable'],
    [496_000, 4_000, 'suitable'],
    [496_000, 4_001, 'unsuitable'],
    [500_001, null, 'unsuitable'],
    [499_999, null, 'unknown'],
  ])('of %i and interest of %s is %s: 5,000 EUR at most', (balanceMinor, claimOpenMinor, suitability) => {
    expect(of('smallClaims', { balanceMinor, claimOpenMinor }).suitability).toBe(suitability);
  });

  it.each([
    [495_000, 5_000, 'suitable', ''],
    [495_001, 5_000, 'unknown', 'whether the fixed compensation of 4000 counts'],
    [499_000, 5_000, 'unknown', 'whether the fixed compensation of 4000 counts'],
    [499_001, 5_000, 'unsuitable', ''],
  ])(
    'of %i and a claim of %i, 40 EUR of it fixed, is %s: the limit is one of principal and interest',
    (balanceMinor, claimOpenMinor, suitability, missing) => {
      const owed = { balanceMinor, claimOpenMinor, compensationOpenMinor: 4_000 };
      expect(of('smallClaims', owed).suitability).toBe(suitability);
      expect(asks('smallClaims', owed)).toContain(missing);
    },
  );

  it('is uncertain between merchants since 2026, and where the claim is not in euros', () => {
    expect(of('smallClaims', { debtorKind: 'business' }).suitability).toBe('unknown');
    expect(asks('smallClaims', { debtorKind: 'business' })).toContain('L126-1');
    expect(asks('smallClaims', { currency: 'CHF' })).toContain('CHF');
  });
});

describe('the order for payment', () => {
  it.each([
    ['2026-08-31', '2027-02-28', '6 months'],
    ['2026-09-01', '2026-12-01', '3 months'],
    ['2026-11-30', '2027-02-28', '3 months'],
  ])('of %s has to be served by %s', (today, by, within) => {
    expect(said('orderForPayment', { today })).toContain(`served by ${by}`);
    expect(said('orderForPayment', { today })).toContain(within);
  });

  it('names no fee, as the published ones contradict each other', () => {
    expect(asks('orderForPayment')).toContain('the current fee of the court registry');
    expect(JSON.stringify(of('orderForPayment'))).not.toMatch(/33[.,]47|25[.,]19|30[.,]23/);
  });

  it.each([
    [1_000_000, 'No lawyer is needed'],
    [1_000_001, 'a lawyer may be needed'],
  ])('of %i says whether it takes a lawyer', (balanceMinor, sentence) => {
    expect(said('orderForPayment', { balanceMinor })).toContain(sentence);
  });

  it.each([
    ['consumer', 500_000, true],
    ['consumer', 500_001, false],
    ['business', 500_000, false],
  ] as const)('against a %s for %i leaves the amicable attempt open: %s', (debtorKind, balanceMinor, isAsked) => {
    expect(asks('orderForPayment', { debtorKind, balanceMinor }).includes('750-1')).toBe(isAsked);
  });
});

describe('the procedure for uncontested commercial claims', () => {
  it('cannot be used yet, and says so with its day', () => {
    const advice = of('uncontestedCommercialClaim', { debtorKind: 'business' });
    expect(advice.suitability).toBe('unsuitable');
    expect(advice.why.join(' ')).toContain('2026-09-25');
    expect(advice.missing.join(' ')).toContain('decree');
    expect(advice.why.join(' ')).not.toContain('between merchants (CPCE L126-1).');
    expect(said('uncontestedCommercialClaim')).toContain('It is for claims between merchants');
  });
});

describe('a court route', () => {
  const courts = ['smallClaims', 'orderForPayment'] as const;

  it.each(courts)('%s suits no claim that is contested, and none in an insolvency', (route) => {
    expect(of(route).suitability).toBe('suitable');
    expect(of(route, { isContested: true }).suitability).toBe('unsuitable');
    expect(of(route, { insolvencyOpenedOn: '2026-09-01' }).suitability).toBe('unsuitable');
  });

  it.each(courts)('%s against a public buyer is not known here', (route) => {
    expect(of(route, { debtorKind: 'public' }).suitability).toBe('unknown');
  });

  it.each([
    ['2026-10-04', 'unknown', 'Whether the claim is barred is for a court to say'],
    ['2026-10-05', 'suitable', '0 days are left'],
    ['2027-10-05', 'suitable', '365 days are left'],
    ['2027-10-06', 'suitable', 'ends on 2027-10-06.'],
  ])('with a period to sue until %s is %s, and rules on nothing', (prescribesOn, suitability, sentence) => {
    const advice = of('orderForPayment', { prescription: known(prescribesOn) });
    expect(advice.suitability).toBe(suitability);
    expect(advice.why.join(' ')).toContain(sentence);
  });

  it('names its sources and what is missing', () => {
    for (const route of courtRoutes) {
      expect(route.sources.length).toBeGreaterThan(0);
      expect(route.missing.length).toBeGreaterThan(0);
    }
  });

  it('of another country is not known here: a lawyer is asked', () => {
    expect(idsOf({ country: 'US' })).toEqual(['lawyer', 'agency', 'writeOff']);
    expect(said('lawyer', { country: 'US' })).toContain('The court routes of US are not known here.');
  });

  it.each([
    ['DE', true],
    ['ES', true],
    ['DK', false],
    ['GB', false],
    ['FR', false],
  ])('of the Union is named for a debtor in %s: %s', (country, isNamed) => {
    expect(idsOf({ country }).includes('europeanOrderForPayment')).toBe(isNamed);
    if (isNamed) expect(of('europeanOrderForPayment', { country }).suitability).toBe('unknown');
  });
});

describe('agencies', () => {
  const collectors = [
    collector('alpha', [share, { kind: 'flatFee', feeMinor: 20_000, currency: 'EUR' }]),
    collector('beta', [
      { kind: 'sale', pricePercent: 45, currency: 'EUR' },
      { ...share, currency: 'CHF' },
    ]),
    collector('germans', [{ ...share, percent: 1 }], { countries: ['DE'] }),
    collector('counsel', [{ ...share, percent: 1 }], { kind: 'lawyer' }),
  ];

  it('are compared by what their offers bring, those of the country alone', () => {
    const advice = of('agency', { collectors });
    expect(advice.suitability).toBe('suitable');
    expect(advice.offers.map(({ collectorId, offerIndex, net }) => [collectorId, offerIndex, net?.netMinor])).toEqual([
      ['beta', 0, 54_000],
      ['alpha', 0, 48_000],
      ['alpha', 1, 40_000],
      ['beta', 1, undefined],
    ]);
    expect(advice.net?.netMinor).toBe(54_000);
    expect(advice.missing.join(' ')).toContain('another currency');
    expect(of('agency', { collectors, country: 'DE' }).offers[0]?.collectorId).toBe('germans');
  });

  it.each([
    [{ chance: { percent: 56, from: 'given' } }, 'beta'],
    [{ chance: { percent: 57, from: 'given' } }, 'alpha'],
  ] as const)('by the chance that the debtor pays: %j, %s first', (changes, first) => {
    expect(of('agency', { collectors, ...changes }).offers[0]?.collectorId).toBe(first);
  });

  it('are unknown without an offer, and for a claim that is contested; none collects in an insolvency', () => {
    expect(of('agency').suitability).toBe('unknown');
    expect(of('agency', { collectors, isContested: true }).suitability).toBe('unknown');
    expect(of('agency', { collectors, insolvencyOpenedOn: '2026-09-01' }).suitability).toBe('unsuitable');
    expect(said('agency', { collectors })).toContain('R124-1');
  });
});

describe('a lawyer', () => {
  it.each([
    [{ isContested: true }, 'suitable'],
    [{ balanceMinor: 1_000_001 }, 'suitable'],
    [{ balanceMinor: 1_000_000 }, 'unknown'],
    [{ insolvencyOpenedOn: '2026-09-01', isContested: true }, 'unsuitable'],
  ] as const)('for %j is %s', (changes, suitability) => {
    expect(of('lawyer', changes).suitability).toBe(suitability);
  });
});

describe('the write-off', () => {
  it.each([
    [59_999, 'unsuitable'],
    [60_000, 'suitable'],
    [60_001, 'suitable'],
  ])('of 120,000 at a chance of 50 %% and a cost of %i is %s', (costMinor, suitability) => {
    expect(of('writeOff', { costMinor }).suitability).toBe(suitability);
    expect(said('writeOff', { costMinor })).toContain('120000 x 50 % = 60000');
  });

  it('says what is missing where nobody has named a cost', () => {
    expect(of('writeOff')).toMatchObject({ suitability: 'unknown', missing: ['what going on would cost (costMinor)'] });
  });
});

describe('the routes together', () => {
  it('begin with those that suit, the more they bring the sooner', () => {
    const collectors = [collector('alpha', [share])];
    expect(idsOf({ collectors, costMinor: 5_000 })).toEqual([
      'smallClaims',
      'orderForPayment',
      'agency',
      'lawyer',
      'uncontestedCommercialClaim',
      'writeOff',
    ]);
    expect(idsOf({ collectors, costMinor: 13_000 })).toEqual([
      'agency',
      'smallClaims',
      'orderForPayment',
      'lawyer',
      'uncontestedCommercialClaim',
      'writeOff',
    ]);
  });

  it('in an insolvency begin with the declaration', () => {
    const [first, ...others] = adviseRoutes(anInput({ insolvencyOpenedOn: '2026-09-01', costMinor: 200_000 }));
    expect(first).toMatchObject({ route: 'declarationOfClaims', suitability: 'suitable' });
    expect(others.filter(({ suitability }) => suitability === 'suitable')).toEqual([]);
  });
});

describe('a dispute that the creditor has rejected', () => {
  it('leaves the court routes open, and asks whether the debtor still contests', () => {
    for (const { id } of courtRoutes.filter(({ countries }) => countries.includes('FR'))) {
      expect(asks(id, { wasContested: true })).toContain('still contests');
      expect(asks(id)).not.toContain('still contests');
      expect(of(id, { wasContested: true }).suitability).toBe(of(id).suitability);
    }
  });

  it.each([
    [null, true, false],
    ['rejected', false, true],
    ['partly', false, true],
    ['accepted', false, false],
  ] as const)('is told from one that stands or was accepted: %s', (how, isContested, wasContested) => {
    const opened = openDispute(aCase(), 'D-1', { reason: 'quality', reviewOn: '2026-06-20' }, '2026-06-01');
    const disputed = after(aCase(), opened, '2026-06-01T08:00:00.000Z');
    const pauses = disputed.pauses.map((pause) => ({ ...pause, end: how && { at: '2026-06-02T08:00:00.000Z', how } }));
    const situation = { debtor: aDebtorOnRecord(), policy: aPolicy(), now: '2026-06-03T08:00:00.000Z' };
    const input = routeInputOf({ ...situation, dunned: { ...disputed, pauses } }, { grade: 'bad', collectors: [] });
    expect(input).toMatchObject({ isContested, wasContested });
  });
});

describe('what is looked at of a case', () => {
  const situation = { dunned: aCase(), debtor: aDebtorOnRecord(), policy: aPolicy(), now: '2026-06-01T08:00:00.000Z' };
  const asked = { grade: 'bad', collectors: [] } as const;

  it('is its balance, its claim, its period, and the chance of the payer’s grade unless a person gives one', () => {
    expect(routeInputOf(situation, asked)).toMatchObject({
      today: '2026-06-01',
      balanceMinor: 120_000,
      claimOpenMinor: 6477,
      compensationOpenMinor: 4000,
      isContested: false,
      prescription: { prescribesOn: '2031-03-31' },
      chance: { percent: 20, from: 'payerGrade' },
      costMinor: null,
    });
    expect(routeInputOf(situation, { ...asked, recoveryChancePercent: 0 }).chance).toEqual({
      percent: 0,
      from: 'given',
    });
  });

  it('is the insolvency that stands, and no claim where no rules are known', () => {
    const insolvency = {
      id: 'I',
      openedOn: '2026-05-01',
      procedure: 'other',
      since: '',
      taskId: null,
      end: null,
    } as const;
    const debtor = aDebtorOnRecord({ insolvencies: [insolvency], country: 'US' });
    expect(routeInputOf({ ...situation, debtor }, asked)).toMatchObject({
      insolvencyOpenedOn: '2026-05-01',
      claimOpenMinor: null,
      prescription: { kind: 'unknown' },
    });
  });
});

describe('an approval of the e-invoice', () => {
  const received = (code: number, changes = {}) => ({
    id: `S-${code}`,
    code,
    at: '2026-04-02T08:00:00.000Z',
    ...changes,
  });
  const inputOf = (statuses: ReturnType<typeof received>[]) =>
    routeInputOf(
      {
        dunned: { ...aCase(), statuses },
        debtor: aDebtorOnRecord(),
        policy: aPolicy(),
        now: '2026-06-05T08:00:00.000Z',
      },
      { grade: 'new', collectors: [] },
    );

  it('is named as evidence for an order for payment, the part with its amount', () => {
    const of205 = said('orderForPayment', { ...inputOf([received(205)]), debtorKind: 'business' });
    expect(of205).toContain('The debtor approved the e-invoice on 2026-04-02 (status 205): evidence of what he owes.');
    const of206 = said('orderForPayment', inputOf([received(206, { amountMinor: 80_000 })]));
    expect(of206).toContain('approved a part of the e-invoice, 80000 on 2026-04-02 (status 206)');
  });

  it('counts for nothing once the debtor has objected after it', () => {
    const input = inputOf([received(205), received(207, { at: '2026-04-03T08:00:00.000Z' })]);
    expect(input.approved).toBeUndefined();
    expect(said('orderForPayment')).not.toContain('approved');
  });

  it('stands against a refusal that a person has not set aside: the claim is contested', () => {
    const hold = {
      kind: 'hold' as const,
      id: 'H',
      since: '',
      until: '2026-06-10',
      reason: '',
      end: null,
      asks: 'reissueInvoice' as const,
    };
    const input = (status: number) =>
      routeInputOf(
        {
          dunned: aCase({ pauses: [{ ...hold, status }] }),
          debtor: aDebtorOnRecord(),
          policy: aPolicy(),
          now: '2026-06-05T08:00:00.000Z',
        },
        { grade: 'new', collectors: [] },
      );
    expect([input(210).isContested, input(213).isContested]).toEqual([true, false]);
  });
});
