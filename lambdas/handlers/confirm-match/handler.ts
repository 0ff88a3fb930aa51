import { taskView } from '../../api/views.ts';
import { confirmMatch } from '../../acts/confirm-match.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { confirmationSchema } from '../../domain/payment/confirm-match.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { conflict, invalid, notFound } from '../../runtime/problem.ts';

/** POST /tasks/{id}/match: 200, the same again 200, another answer 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by }) => {
    const posted = parse(confirmationSchema, body);
    const outcome = await confirmMatch(deps, { taskId: id, posted, by });
    switch (outcome.kind) {
      case 'unknown':
        throw notFound(`Task ${id}`);
      case 'conflict':
        throw conflict('answered', `Task ${id} was answered otherwise before.`);
      case 'invalid':
        throw invalid(outcome.faults);
      case 'done':
        return { status: 200, body: taskView(outcome.task) };
    }
  };
