import type { Deps } from '../../acts/dunning-of-case.ts';
import { takePspMoney } from '../../acts/psp/take-psp-money.ts';
import { readStripeEvent } from '../../domain/psp/read-stripe-event.ts';
import { stripeEventSchema } from '../../domain/psp/stripe-objects.ts';
import type { HttpAnswer } from '../../runtime/http.ts';
import { countPart, logger } from '../../runtime/logging.ts';
import type { SignedRequest } from '../../runtime/webhook.ts';

/** POST /webhooks/stripe/{creditor}: 200 for all that Stripe has signed, as it would only send the same again. */
export const createHandler =
  (deps: Deps) =>
  async ({ creditor, body }: SignedRequest): Promise<HttpAnswer> => {
    const { data: event } = stripeEventSchema.safeParse(body);
    const told = event ? readStripeEvent(event) : ({ kind: 'unreadable' } as const);
    if (told.kind === 'money') await takePspMoney(deps, creditor, told, 'stripe');
    const effect = told.kind === 'money' ? 'taken' : told.kind;
    countPart('ProviderEvents', effect);
    // A type is Stripe's own word; what the event holds may be about a person.
    if (effect === 'unreadable') logger.warn('unreadable event of Stripe', { type: event?.type });
    return { status: 200, body: { effect } };
  };
