import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dunningExecutionName,
  transactionalExecutionName,
  windowExecutionName,
} from '../../lambdas/domain/execution-name.ts';
import { invoiceIdOf } from '../../lambdas/domain/invoice-id.ts';
import { aWindow } from './builders.ts';

/** What Step Functions takes and CloudWatch can log (StartExecution, parameter name). */
const allowedByAws = /^[A-Za-z0-9_-]{1,80}$/;

const creditors = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,19}$/);
const debtors = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const numbers = fc.oneof(
  fc.string({ minLength: 1, maxLength: 64, unit: 'grapheme' }),
  fc.string({ minLength: 1, maxLength: 64 }),
  fc.stringMatching(/^[A-Z0-9/._ -]{64}$/),
);
const runs = fc.integer({ min: 1, max: 9_999_999 });

describe('the id of an invoice', () => {
  it('tells the creditor and the number, and differs where only signs do', () => {
    expect(invoiceIdOf('main', 'FA-2026-0042')).toMatch(/^main-FA-2026-0042-[0-9a-f]{8}$/);
    const ids = ['FA/1', 'FA-1', 'FA 1', 'fa-1', 'FA-1-', 'FA--1', '-FA-1'].map((number) =>
      invoiceIdOf('main', number),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('differs by creditor, however names and numbers are cut', () => {
    expect(invoiceIdOf('main', 'a-1')).not.toBe(invoiceIdOf('main-a', '1'));
    expect(invoiceIdOf('main', '1')).not.toBe(invoiceIdOf('other', '1'));
  });

  it('differs where a long number only differs at its end', () => {
    const long = 'X'.repeat(63);
    expect(invoiceIdOf('main', `${long}1`)).not.toBe(invoiceIdOf('main', `${long}2`));
  });

  it.each(['№/—', '発票', '💶', '---', '...'])('is readable as far as it can be, for the number %s', (number) => {
    expect(invoiceIdOf('main', number)).toMatch(/^main-[0-9a-f]{8}$/);
  });

  it('needs no escaping in an address', () => {
    fc.assert(
      fc.property(creditors, numbers, (creditor, number) => {
        const id = invoiceIdOf(creditor, number);
        expect(encodeURIComponent(id)).toBe(id);
      }),
    );
  });

  it('is the same for the same pair, and for no other', () => {
    fc.assert(
      fc.property(fc.tuple(creditors, numbers), fc.tuple(creditors, numbers), (one, other) => {
        const isSame = one[0] === other[0] && one[1] === other[1];
        expect(invoiceIdOf(...one) === invoiceIdOf(...other)).toBe(isSame);
      }),
    );
  });
});

describe('the name of an execution', () => {
  it('is the invoice and its run, so that finance finds it by its number', () => {
    expect(dunningExecutionName(invoiceIdOf('main', 'FA-1'), 3)).toMatch(/^main-FA-1-[0-9a-f]{8}-r3$/);
  });

  it('is one that Step Functions takes, whatever the creditor, the number and the run', () => {
    fc.assert(
      fc.property(creditors, numbers, runs, (creditor, number, run) => {
        expect(dunningExecutionName(invoiceIdOf(creditor, number), run)).toMatch(allowedByAws);
      }),
    );
  });

  it('of a window is one too, and no two windows share it', () => {
    fc.assert(
      fc.property(creditors, debtors, runs, (creditor, debtorId, attempt) => {
        const window = aWindow({ creditor, debtorId, attempt });
        const name = windowExecutionName(window);
        expect(name).toMatch(allowedByAws);
        expect(windowExecutionName({ ...window, attempt: attempt + 1 })).not.toBe(name);
        expect(windowExecutionName({ ...window, date: '2026-04-07' })).not.toBe(name);
        expect(windowExecutionName({ ...window, debtorId: `${debtorId}x` })).not.toBe(name);
      }),
    );
  });

  it('of a transactional message is one too, whatever the bank calls its payments', () => {
    const debtorId = 'C-001';
    fc.assert(
      fc.property(
        creditors,
        fc.string({ minLength: 1, maxLength: 128, unit: 'grapheme' }),
        runs,
        (creditor, id, run) => {
          const name = transactionalExecutionName({ creditor, debtorId, id, attempt: run });
          expect(name).toMatch(allowedByAws);
          expect(transactionalExecutionName({ creditor, debtorId, id: `${id}.`, attempt: run })).not.toBe(name);
        },
      ),
    );
  });
});
