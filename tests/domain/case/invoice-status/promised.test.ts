import { expect, it } from 'vitest';
import type { Case } from '../../../../lambdas/domain/case/case.ts';
import { takeStatus } from '../../../../lambdas/domain/case/invoice-status/take-status.ts';
import { makePromise } from '../../../../lambdas/domain/case/promise.ts';
import { settlePauses } from '../../../../lambdas/domain/case/settle-pauses.ts';
import { aDebtorOnRecord } from '../../builders.ts';
import { acceptedOf, after } from '../deciding.ts';
import { aStatus, moment, now, policy, reminded } from './statuses.ts';

const terms = { amountMinor: 120_000, promisedFor: '2026-04-10', by: 'Paul', channel: 'phone' as const };
const promised = () => after(reminded(), makePromise(reminded(), 'P-1', terms, { today: '2026-04-08', policy }), now);
const told = (dunned: Case, id: string, code: number, at: string) =>
  after(dunned, takeStatus(dunned, id, aStatus(code, { at }), moment(at)), at);
const settled = (dunned: Case, day: string) =>
  acceptedOf(settlePauses({ dunned, debtor: aDebtorOnRecord(), policy, now: `${day}T08:00:00.000Z` }));
const typesOf = ({ facts }: ReturnType<typeof settled>) => facts.map(({ type }) => type);

it.each([207, 208, 210, 213, 501])(
  'a promise is not broken while the status %i stands, and nobody is told that it was',
  (code) => {
    const until = settled(told(promised(), 'S-1', code, '2026-04-09T08:00:00.000Z'), '2026-04-20');
    expect(typesOf(until)).toContain('PromiseDecisionPutOff');
    expect(until.tell).toEqual([]);
  },
);

it('it is, by one who has neither paid nor said anything of the invoice', () => {
  expect(typesOf(settled(promised(), '2026-04-20'))).toEqual(['PromiseBroken']);
  expect(typesOf(settled(told(promised(), 'S-1', 205, '2026-04-09T08:00:00.000Z'), '2026-04-20'))).toEqual([
    'PromiseBroken',
  ]);
});

it('after a suspension the buyer has the gap of the policy to pay what he promised', () => {
  const suspended = told(promised(), 'S-1', 208, '2026-04-09T08:00:00.000Z');
  const completed = told(suspended, 'S-2', 209, '2026-04-17T08:00:00.000Z');
  expect(typesOf(settled(completed, '2026-04-20'))).toEqual(['PromiseDecisionPutOff']);
  expect(typesOf(settled(completed, '2026-05-04'))).toEqual(['PromiseBroken']);
});
