import { amendOpenTask } from '../../acts/amend-task.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { taskView } from '../../api/views.ts';
import { taskPatchSchema } from '../../domain/task.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { keyTaken, notFound, refusal } from '../../runtime/problem.ts';

/** PATCH /tasks/{id} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, idempotencyKey: key }) => {
    const patch = parse(taskPatchSchema, body);
    const outcome = await amendOpenTask(deps, { taskId: id, patch, key });
    switch (outcome.kind) {
      case 'unknown':
        throw notFound(`Task ${id}`);
      case 'conflict':
        throw keyTaken();
      case 'refused':
        throw refusal(outcome);
      case 'amended':
        return { status: 200, body: taskView(outcome.task) };
    }
  };
