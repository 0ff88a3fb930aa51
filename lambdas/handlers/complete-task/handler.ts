import { taskView } from '../../api/views.ts';
import { endTask } from '../../acts/complete-task.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { taskResultSchema } from '../../domain/task.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { conflict, notFound } from '../../runtime/problem.ts';

/** POST /tasks/{id}/done */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by }) => {
    const { result } = parse(taskResultSchema, body);
    const outcome = await endTask(deps, id, result ?? 'done', by);
    switch (outcome.kind) {
      case 'unknown':
        throw notFound(`Task ${id}`);
      case 'refused':
        throw conflict(outcome.code, `This cannot be done: ${outcome.message}.`);
      case 'done':
        return { status: 200, body: taskView(outcome.task) };
    }
  };
