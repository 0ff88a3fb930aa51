import { taskView } from '../../api/views.ts';
import { endTask } from '../../acts/complete-task.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { taskResultSchema } from '../../domain/task.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { keyTaken, notFound, refusal } from '../../runtime/problem.ts';

/** POST /tasks/{id}/done */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey: key }) => {
    const { result } = parse(taskResultSchema, body);
    const outcome = await endTask(deps, { taskId: id, result: result ?? 'done', by, key });
    switch (outcome.kind) {
      case 'unknown':
        throw notFound(`Task ${id}`);
      case 'conflict':
        throw keyTaken();
      case 'refused':
        throw refusal(outcome);
      case 'done':
        return { status: 200, body: taskView(outcome.task) };
    }
  };
