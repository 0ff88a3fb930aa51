import { expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { aCase, aDebtorOnRecord, aLadder, aPolicy } from '../builders.ts';

it.each(['2028-06-10T00:00:00.000Z', '2028-06-11T12:00:00.000Z'])(
  'a small rest whose only notice came too late has one day for its decision, whenever it is looked at: %s',
  (now) => {
    const policy = aPolicy({ stages: aLadder({ courtesyNotice: -1 }), formalNoticeDays: 3, bankFloatBusinessDays: 0 });
    const dunned = aCase({ invoice: { dueDate: '2028-06-10' }, receivedMinor: 119_800 });
    expect(assess({ dunned, debtor: aDebtorOnRecord(), policy, now })).toMatchObject({
      step: 'legalDecision',
      dunnableFrom: '2028-06-12T07:00:00.000Z',
    });
  },
);
