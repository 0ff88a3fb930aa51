import { changeCircumstances } from '../../acts/change-circumstances.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { findGlobalHold, globalHoldSchema, placeGlobalHold } from '../../domain/circumstances/global-hold.ts';
import { debtorSchema } from '../../domain/debtor.ts';
import { policiesInForce } from '../../domain/settings.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { keyTaken, refusal } from '../../runtime/problem.ts';

/** POST /holds: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ body, by, idempotencyKey, requestId }) => {
    const content = parse(globalHoldSchema, body);
    const id = actIdOf('hold', 'all', content, idempotencyKey ?? requestId);
    const act = { name: 'hold-all', key: idempotencyKey, content };
    const outcome = await changeCircumstances(deps, act, (before, now) => {
      const known = {
        creditor: deps.settings.creditors.map((creditor) => creditor.id),
        policy: policiesInForce(deps.settings, before).map((policy) => policy.id),
        segment: debtorSchema.shape.kind.options,
      };
      return placeGlobalHold(before, id, content, { now, today: now.slice(0, 10), by, known });
    });
    if (outcome.kind === 'conflict') throw keyTaken();
    if (outcome.kind === 'refused') throw refusal(outcome);
    return {
      status: outcome.kind === 'changed' ? 201 : 200,
      body: { id, hold: findGlobalHold(outcome.circumstances, id) },
    };
  };
