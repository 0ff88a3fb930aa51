import { taskView } from '../../api/views.ts';
import { endTask } from '../../acts/complete-task.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { taskAnswerSchema } from '../../domain/call-result.ts';
import type { Task } from '../../domain/task.ts';
import { requireRole } from '../../runtime/caller.ts';
import { done } from '../../runtime/done.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /tasks/{id}/done */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, role, idempotencyKey: key }) => {
    const posted = parse(taskAnswerSchema, body);
    const check = ({ kind }: Task) => {
      if (kind === 'approve' || kind === 'approveWriteOff') requireRole(role, 'manager');
    };
    const outcome = await endTask(deps, { taskId: id, posted, by, isPerson: role !== 'system', key, check });
    return { status: 200, body: taskView(done(outcome, `Task ${id}`).task) };
  };
