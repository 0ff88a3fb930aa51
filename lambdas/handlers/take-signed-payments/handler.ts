import type { Deps } from '../../acts/dunning-of-case.ts';
import { reverseWholePayment } from '../../acts/reverse-whole-payment.ts';
import { takePaymentForMany } from '../../acts/take-payment-for-many.ts';
import { isOtherType, type PostedMoney, postedMoneySchema } from '../../domain/psp/posted-money.ts';
import { type HttpAnswer, parse } from '../../runtime/http.ts';
import { countPart } from '../../runtime/logging.ts';
import { conflict, invalid, notFound, refusal } from '../../runtime/problem.ts';
import type { SignedRequest } from '../../runtime/webhook.ts';

const by = 'webhook';

async function takePosted(deps: Deps, creditor: string, posted: PostedMoney): Promise<void> {
  if (posted.type === 'payment') {
    const { type: _type, ...payment } = posted;
    const outcome = await takePaymentForMany(deps, { ...payment, creditor }, by);
    if (outcome.kind === 'invalid') throw invalid(outcome.faults);
    if (outcome.kind === 'conflict')
      throw conflict('paymentTaken', `Payment ${payment.id} was taken before with other content.`);
    return;
  }
  const { type: _type, paymentId, ...reversal } = posted;
  const act = { paymentId, posted: { ...reversal, creditor }, by, key: undefined, requestId: reversal.id };
  const outcome = await reverseWholePayment(deps, act);
  // It may come before its payment: whoever sends it again until it is taken loses nothing.
  if (outcome.kind === 'unknown') throw notFound(`Payment ${paymentId} of creditor ${creditor}`);
  if (outcome.kind === 'conflict')
    throw conflict('reversalTaken', `Reversal ${reversal.id} was taken before with other content.`);
  if (outcome.kind === 'refused') throw refusal(outcome);
}

/** POST /webhooks/payments/{creditor}: 200 once the money is on record, and for types that we do not know. */
export const createHandler =
  (deps: Deps) =>
  async ({ creditor, body }: SignedRequest): Promise<HttpAnswer> => {
    const isIgnored = isOtherType(body);
    if (!isIgnored) await takePosted(deps, creditor, parse(postedMoneySchema, body));
    const effect = isIgnored ? 'ignored' : 'taken';
    countPart('ProviderEvents', effect);
    return { status: 200, body: { effect } };
  };
