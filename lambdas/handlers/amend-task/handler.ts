import { amendOpenTask } from '../../acts/amend-task.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { taskView } from '../../api/views.ts';
import { taskPatchSchema } from '../../domain/task.ts';
import { done } from '../../runtime/done.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** PATCH /tasks/{id} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, idempotencyKey: key }) => {
    const patch = parse(taskPatchSchema, body);
    const outcome = await amendOpenTask(deps, { taskId: id, patch, key });
    return { status: 200, body: taskView(done(outcome, `Task ${id}`).task) };
  };
