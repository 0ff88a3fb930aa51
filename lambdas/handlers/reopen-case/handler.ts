import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { standingOfFreed } from '../../acts/refund-tasks.ts';
import { reopenCase, reopeningSchema } from '../../domain/case/reopen-case.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/reopen */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey }) => {
    const content = parse(reopeningSchema, body);
    const act = { name: 'reopen', invoiceId: id, by, key: content.id ?? idempotencyKey, content };
    const outcome = await actOnCase(deps, act, async (situation) =>
      reopenCase(situation.dunned, content, await standingOfFreed(deps, situation)),
    );
    return caseAnswer(id, outcome);
  };
