import { endOfStatementTask } from '../../acts/ask-for-statement.ts';
import { changeCircumstances } from '../../acts/change-circumstances.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { paymentFeedSchema, readPaymentFeed } from '../../domain/circumstances/payment-feed.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { keyTaken, refusal } from '../../runtime/problem.ts';

/** POST /payment-feeds */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ body, by, idempotencyKey }) => {
    const content = parse(paymentFeedSchema, body);
    const creditors = deps.settings.creditors.map(({ id }) => id);
    const act = { name: 'payment-feed', key: idempotencyKey, content };
    const outcome = await changeCircumstances(
      deps,
      act,
      (before, now) => readPaymentFeed(before, content, { now, creditors }),
      (before, now) => endOfStatementTask(deps, before, content.creditor, { now, by }),
    );
    if (outcome.kind === 'conflict') throw keyTaken();
    if (outcome.kind === 'refused') throw refusal(outcome);
    const { creditor } = content;
    return { status: 200, body: { creditor, ...outcome.circumstances.feeds[creditor] } };
  };
