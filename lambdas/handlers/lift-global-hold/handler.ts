import { changeCircumstances } from '../../acts/change-circumstances.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { findGlobalHold, liftGlobalHold } from '../../domain/circumstances/global-hold.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** DELETE /holds/{holdId} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { holdId: id = '' }, by }) => {
    const act = { name: 'lift-hold-all', key: undefined, content: { id } };
    const outcome = await changeCircumstances(deps, act, (before, now) => liftGlobalHold(before, id, { now, by }));
    if (!('circumstances' in outcome)) throw notFound(`Hold ${id}`);
    return { status: 200, body: { id, hold: findGlobalHold(outcome.circumstances, id) } };
  };
