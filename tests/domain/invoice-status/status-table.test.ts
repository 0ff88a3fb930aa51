import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disputeReasonOf } from '../../../lambdas/domain/invoice-status/reason-codes.table.ts';
import { statusRuleOf, statusTable } from '../../../lambdas/domain/invoice-status/status.table.ts';

const page = readFileSync(new URL('../../../docs/e-invoice-statuses.md', import.meta.url), 'utf8');
const documented = page
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, code]) => /^\d{3}$/.test(code ?? ''))
  .map((cells) => cells.slice(1, -1));

describe('the life-cycle statuses', () => {
  it('are documented as they are applied, one row each', () => {
    const applied = statusTable.map(({ code, label, setBy, mandatory, needsReason, effect, says }) => [
      `${code}`,
      label ?? '',
      setBy,
      mandatory === 'vatOnReceipt' ? 'VAT on receipt' : mandatory ? 'yes' : '',
      needsReason ? 'yes' : '',
      effect,
      says,
    ]);
    expect(documented).toEqual(applied);
  });

  it('name each code once', () => {
    expect(new Set(statusTable.map(({ code }) => code)).size).toBe(statusTable.length);
  });

  it('that are mandatory are filed, refused, collected where VAT falls due on receipt, and rejected', () => {
    expect(statusTable.flatMap(({ code, mandatory }) => (mandatory === false ? [] : [[code, mandatory]]))).toEqual([
      [200, true],
      [210, true],
      [212, 'vatOnReceipt'],
      [213, true],
    ]);
  });

  it.each([100, 214, 221, 226, 252, 500, 502, 999])('say of %i that it is not known, and has no effect', (code) => {
    expect(statusRuleOf(code)).toMatchObject({ code, label: null, effect: 'none', needsReason: false });
  });
});

it.each([
  ['PU_ERR', 'wrongPrice'],
  ['QTE_ERR', 'wrongQuantity'],
  ['QUALITE_ERR', 'quality'],
  ['LIVR_INCOMP', 'notReceived'],
  ['DEST_ERR', 'wrongRecipient'],
  ['CMD_ERR', 'missingPurchaseOrder'],
  ['AUTRE', 'other'],
  ['SOMETHING_NEW', 'other'],
  [undefined, 'other'],
])('a reason code %s is a dispute for the reason %s', (code, reason) => {
  expect(disputeReasonOf(code)).toBe(reason);
});
