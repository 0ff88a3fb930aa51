import { expect, it } from 'vitest';
import { statementView } from '../../../lambdas/domain/bank-statement/statement-view.ts';
import { camtOf } from './camt-builder.ts';
import { statementsOf } from './readings.ts';

it('shows callers what the bank says of an account, and not who paid', () => {
  const parties = '<Dbtr><Nm>Payer</Nm></Dbtr>';
  const content = camtOf([{ reference: 'N-1', details: [{ parties, ustrd: ['FA-1'], refs: { EndToEndId: 'E-1' } }] }]);
  expect(statementsOf(content).map(statementView)).toEqual([
    {
      account: 'FR7630006000011234567890189',
      entries: [
        {
          amountMinor: 10_000,
          currency: 'EUR',
          sign: 'credit',
          bookedOn: '2026-03-02',
          status: 'BOOK',
          references: ['E-1', 'N-1'],
          text: 'FA-1',
        },
      ],
    },
  ]);
});
