import fc from 'fast-check';
import { type DunningPolicy, dunningPolicySchema } from '../../../lambdas/domain/dunning-policy.ts';
import type { BookRow } from '../../../local/replay/book.ts';

const day = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** Stages may be off; those that are on may lie so close that a week-end brings two of them to one day. */
const stagesArbitrary = fc
  .record({
    courtesy: fc.option(fc.integer({ min: -20, max: -1 })),
    first: fc.integer({ min: 0, max: 12 }),
    distances: fc.array(fc.option(fc.integer({ min: 1, max: 20 })), { minLength: 3, maxLength: 3 }),
  })
  .map(({ courtesy, first, distances }) => {
    let offset = first;
    const on = (distance: number | null) => {
      if (distance === null) return { enabled: false };
      offset += distance;
      return { enabled: true, offsetDays: offset };
    };
    // What is not yet due stands in no direct notice: its date would follow from the debtor's other invoices, too.
    const isCourteous = courtesy !== null && distances[1] === null;
    return {
      courtesyNotice: !isCourteous ? { enabled: false } : { enabled: true, offsetDays: courtesy },
      reminderOne: { enabled: true, offsetDays: first },
      reminderTwo: on(distances[0] ?? null),
      directNotice: on(distances[1] ?? null),
      legalEscalation: on(distances[2] ?? null),
    };
  });

const sendWindows = [
  { timeZone: 'Europe/Paris', from: '09:00', to: '17:00', businessDaysOf: 'FR' },
  { timeZone: 'Europe/Berlin', from: '08:00', to: '18:00', businessDaysOf: 'DE' },
  { timeZone: 'Europe/London', from: '10:30', to: '16:00', businessDaysOf: 'GB' },
  // Over before invoices are posted: what is due on their day is late from the start.
  { timeZone: 'Europe/London', from: '06:00', to: '07:45', businessDaysOf: 'GB' },
] as const;

/** A policy without gaps and contact delay. */
export const policyArbitrary: fc.Arbitrary<DunningPolicy> = fc
  .record({
    id: fc.constantFrom('default', 'book', 'tight-7'),
    sendWindow: fc.constantFrom(...sendWindows),
    stages: stagesArbitrary,
    gatherMinutes: fc.constantFrom(0, 10),
    spreadMinutes: fc.constantFrom(0, 60),
    bankFloatBusinessDays: fc.integer({ min: 0, max: 3 }),
    minimumBalanceMinor: fc.constantFrom(0, 500),
    legalThresholdMinor: fc.constantFrom(0, 10_000),
    formalNoticeDays: fc.integer({ min: 0, max: 15 }),
  })
  .map((policy) => {
    // Where the send hours are open when an invoice is posted, what it has to say at once closes the debtor's window of
    // that day before his later minute has come: only without a spread do the dates follow from the policy alone. And in
    // summer an invoice is posted at the very instant of the opening, which only a time to gather waits for.
    const { from } = policy.sendWindow;
    const minutes = from === '08:00' ? { spreadMinutes: 0, gatherMinutes: 10 } : {};
    return dunningPolicySchema.parse({ ...policy, ...minutes });
  });

/** Invoices of a few debtors over a year and more, so that many meet in one window. */
export const rowsArbitrary: fc.Arbitrary<BookRow[]> = fc
  .array(
    fc.record({
      debtor: fc.constantFrom('A-1', 'A-2', 'Müller & Söhne', '0007', 'd/4'),
      issuedAfter: fc.integer({ min: 0, max: 500 }),
      term: fc.constantFrom(0, 1, 3, 7, 14, 30, 30, 45),
      amountMinor: fc.constantFrom(1, 499, 500, 9_999, 10_000, 123_456),
      paidAfter: fc.option(fc.integer({ min: -3, max: 110 })),
    }),
    { minLength: 24, maxLength: 24 },
  )
  .map((rows) =>
    rows.map(({ debtor, issuedAfter, term, amountMinor, paidAfter }, index) => {
      const issueDate = day('2024-11-20', issuedAfter);
      return {
        line: index + 2,
        number: `R/${index}`,
        debtor,
        issueDate,
        dueDate: day(issueDate, term),
        amountMinor,
        paidOn: paidAfter === null ? undefined : day(issueDate, paidAfter),
      };
    }),
  );
