import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import { interruptionKinds } from '../../../lambdas/domain/prescription/interruption.ts';
import {
  type KnownPrescription,
  type PrescriptionInput,
  prescriptionOf,
} from '../../../lambdas/domain/prescription/prescription.ts';

const aClaim = (changes: Partial<PrescriptionInput> = {}): PrescriptionInput => ({
  country: 'FR',
  debtorKind: 'business',
  issueDate: '2026-03-01',
  dueDate: '2026-03-31',
  interruptions: [],
  ...changes,
});
function known(changes: Partial<PrescriptionInput> = {}): KnownPrescription {
  const found = prescriptionOf(aClaim(changes));
  if (found.kind === 'unknown') throw new Error(found.missing);
  return found;
}
const interrupted = (on: string, kind: (typeof interruptionKinds)[number] = 'enforcement', id = on) => ({
  id,
  kind,
  on,
});

describe('the period in which a claim can be sued for', () => {
  it.each([
    ['a business', {}, 5, '2031-03-31', 'L110-4'],
    ['a consumer', { debtorKind: 'consumer' }, 2, '2028-03-31', 'L218-2'],
    ['the carriage of goods', { claimKind: 'goodsCarriage' }, 1, '2027-03-31', 'L133-6'],
    [
      'the carriage of goods of a consumer',
      { claimKind: 'goodsCarriage', debtorKind: 'consumer' },
      1,
      '2027-03-31',
      'L133-6',
    ],
  ] as const)('of %s runs from the day after the due date', (_who, changes, years, prescribesOn, text) => {
    const found = known(changes);
    expect(found).toMatchObject({ startsOn: '2026-04-01', years, prescribesOn, uncertainties: [] });
    expect(found.texts.join(' ')).toContain(text);
    expect(found.texts.join(' ')).toContain('A formal notice does not interrupt it');
  });

  it.each([
    ['2028-02-29', '2033-02-28'],
    ['2027-12-31', '2032-12-31'],
  ])('that began after %s ends on %s', (dueDate, prescribesOn) => {
    expect(known({ dueDate }).prescribesOn).toBe(prescribesOn);
  });

  it.each([
    ['a public buyer in France', { debtorKind: 'public' }, 'public buyer'],
    ['the carriage of goods for one', { debtorKind: 'public', claimKind: 'goodsCarriage' }, 'public buyer'],
    ['a business in Germany', { country: 'DE' }, 'DE'],
    ['a consumer in Spain', { country: 'ES', debtorKind: 'consumer' }, 'consumer debtor in ES'],
  ] as const)('is not known here for %s, by name', (_who, changes, missing) => {
    const found = prescriptionOf(aClaim(changes));
    expect(found.kind === 'unknown' && found.missing).toContain(missing);
  });
});

describe('an interruption', () => {
  it.each([
    ['on the due date', '2026-03-31', false, '2031-03-31'],
    ['on the first day', '2026-04-01', true, '2031-04-01'],
    ['on the last day', '2031-03-31', true, '2036-03-31'],
    ['on the day after it', '2031-04-01', false, '2031-03-31'],
  ])('%s: the period begins anew in full, if it still runs', (_when, on, counts, prescribesOn) => {
    const found = known({ interruptions: [interrupted(on)] });
    expect([found.interruptions[0]?.counts, found.prescribesOn]).toEqual([counts, prescribesOn]);
  });

  it('that came too late, or before anything ran, is said to begin nothing anew, and no more than that', () => {
    const saidOf = (on: string) =>
      known({ debtorKind: 'consumer', interruptions: [interrupted(on, 'acknowledgement')] }).uncertainties;
    expect(saidOf('2028-03-31')).toEqual([expect.stringContaining('C. civ. 2240')]);
    expect(saidOf('2028-04-01')).toEqual([
      expect.stringMatching(/2028-04-01 came after the last day .* does not begin it anew.* is for a court to say/),
    ]);
    expect(saidOf('2026-03-31')).toEqual([expect.stringContaining('nothing ran by then')]);
  });

  it('counts in the order of the days, whatever the order in which they were recorded', () => {
    const interruptions = [interrupted('2033-01-01'), interrupted('2030-01-01')];
    expect(known({ interruptions }).prescribesOn).toBe('2038-01-01');
    // Without the first one, the second came too late.
    expect(known({ interruptions: interruptions.slice(0, 1) }).prescribesOn).toBe('2031-03-31');
  });

  it('leads to 20 years after the invoice at most', () => {
    const every = ['2030-12-31', '2035-12-31', '2040-12-31', '2041-03-01'].map((on) => interrupted(on));
    expect(known({ interruptions: every }).prescribesOn).toBe('2046-03-01');
    expect(known({ interruptions: [...every, interrupted('2041-03-02')] })).toMatchObject({
      prescribesOn: '2046-03-01',
    });
    const capped = known({ interruptions: [...every, interrupted('2041-03-02')] });
    expect(capped.texts.join(' ')).toContain('2232');
    expect(capped.uncertainties.join(' ')).toContain('the earlier day is shown');
  });

  it.each([
    ['acknowledgement', 1],
    ['courtClaim', 1],
    ['conservatoryMeasure', 0],
    ['enforcement', 0],
  ] as const)('of the kind %s leaves %i thing uncertain', (kind, count) => {
    expect(known({ interruptions: [interrupted('2027-01-01', kind)] }).uncertainties).toHaveLength(count);
  });

  it('never shortens the period, nor stretches it beyond its years after the last one or 20 after the invoice', () => {
    const day = fc.integer({ min: -100, max: 9000 }).map((days) => addDays('2026-03-31', days));
    const any = fc.array(fc.record({ id: fc.uuid(), kind: fc.constantFrom(...interruptionKinds), on: day }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(any, (interruptions) => {
        const { prescribesOn, interruptions: shown } = known({ interruptions });
        const last = shown.findLast(({ counts }) => counts)?.on ?? '2026-03-31';
        expect(prescribesOn >= '2031-03-31').toBe(true);
        expect(prescribesOn <= '2046-03-01').toBe(true);
        expect(prescribesOn <= addDays(last, 5 * 365 + 2)).toBe(true);
        expect(known({ interruptions: interruptions.toReversed() }).prescribesOn).toBe(prescribesOn);
      }),
    );
  });
});
