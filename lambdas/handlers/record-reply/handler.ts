import { debtorView, taskView } from '../../api/views.ts';
import { type Deps, MissingItemError } from '../../acts/dunning-of-case.ts';
import { takeReply } from '../../acts/take-reply.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { replySchema, replyTaskId } from '../../domain/debtor/debtor-reply.ts';
import { debtorOf } from '../../runtime/debtor-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** POST /messages/{id}/replies: 201, the same again 200, other content under the same id or key 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const posted = parse(replySchema, body);
    const message = await deps.store.findMessage(id);
    if (!message) throw notFound(`Message ${id}`);
    const key = posted.id ?? idempotencyKey;
    const replyId = actIdOf('reply', message.key, posted, key ?? requestId);
    const outcome = await takeReply(deps, message, posted, { replyId, by, key });
    const debtor = debtorOf(outcome, message.debtorId);
    const task = await deps.store.loadTask(replyTaskId(debtor, replyId));
    if (!task) throw new MissingItemError(`the task of reply ${replyId} is not in the table`);
    return {
      status: outcome.kind === 'changed' ? 201 : 200,
      body: { id: replyId, task: taskView(task), debtor: debtorView(debtor) },
    };
  };
