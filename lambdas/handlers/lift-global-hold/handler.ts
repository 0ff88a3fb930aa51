import { changeCircumstances } from '../../acts/change-circumstances.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { findGlobalHold, liftGlobalHold } from '../../domain/circumstances/global-hold.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { keyTaken, notFound } from '../../runtime/problem.ts';

/** DELETE /holds/{holdId} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { holdId: id = '' }, by }) => {
    const act = { name: 'lift-hold-all', key: undefined, content: { id } };
    const outcome = await changeCircumstances(deps, act, (before, now) => liftGlobalHold(before, id, { now, by }));
    if (outcome.kind === 'refused') throw notFound(`Hold ${id}`);
    if (outcome.kind === 'conflict') throw keyTaken();
    return { status: 200, body: { id, hold: findGlobalHold(outcome.circumstances, id) } };
  };
