import { contentHash } from '../../domain/canonical-json.ts';
import type { Case } from '../../domain/case/case.ts';
import { type PostedReport, paymentOfReport, takeReport } from '../../domain/case/collection/collection-report.ts';
import { refused } from '../../domain/case/decision.ts';
import { unappliedMinor } from '../../domain/debtor/unapplied-money.ts';
import type { Payment } from '../../domain/payment.ts';
import type { Write } from '../../ports/write.ts';
import type { ActOutcome } from '../act-on-case.ts';
import { changeSituation } from '../change-case.ts';
import { type Deps, findSituation } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';
import { once } from '../once.ts';
import { onRecord } from '../take-payment.ts';

type Act = {
  readonly invoiceId: string;
  readonly reportId: string;
  readonly by: string;
  readonly key: string | undefined;
};

/** The payment that a report brings, taken as any other is: its id once per creditor. */
function paymentWrites({ id, invoice }: Case, payment: Payment | undefined): Write[] {
  if (!payment) return [];
  const hash = contentHash({ invoiceId: id, payment });
  const about = { creditor: invoice.creditor, invoiceId: id, hash };
  return [{ kind: 'newPayment', payment: onRecord(payment, about), wakeBy: null }];
}

/** Takes what a collector tells, with the money he passes on, in one transaction. */
export function takeCollectionReport(deps: Deps, act: Act, posted: PostedReport): Promise<ActOutcome> {
  const { invoiceId, reportId, by, key } = act;
  return onFreshState(async (): Promise<ActOutcome> => {
    const asked = await once(deps.store, `collection-report#${invoiceId}`, key, posted);
    if (asked.kind === 'conflict') return asked;
    const situation = await findSituation(deps, invoiceId);
    if (!situation) return { kind: 'unknown' };
    const { dunned, debtor } = situation;
    if (asked.kind === 'repeated') return { kind: 'repeated', dunned };
    const payment = paymentOfReport(dunned, reportId, posted);
    const { creditor } = dunned.invoice;
    const { payment: taken } = payment
      ? await deps.store.load({ payment: { creditor, paymentId: payment.id } })
      : { payment: undefined };
    if (taken)
      return refused(
        'paymentTaken',
        'the payment id is taken by one that is not on this invoice',
        'remitted.paymentId',
      );
    const excess = payment && unappliedMinor(debtor, payment.amount.currency) + payment.amount.amountMinor;
    if (excess !== undefined && !Number.isSafeInteger(excess))
      return refused('amount', 'makes more than can be counted exactly', 'remitted.amountMinor');
    return changeSituation(
      deps,
      situation,
      by,
      ({ policy }, dates) => takeReport(dunned, reportId, posted, { ...dates, policy, debtor }),
      () => [...paymentWrites(dunned, payment), ...asked.writes],
    );
  });
}
