import { actOnCase } from '../../acts/act-on-case.ts';
import { type Deps, findSituation } from '../../acts/dunning-of-case.ts';
import { prescriptionViewOf } from '../../api/prescription-view.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { interruptPrescription } from '../../domain/case/prescription/interrupt-prescription.ts';
import { interruptionSchema } from '../../domain/prescription/interruption.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** POST /invoices/{id}/prescription-interruptions: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const content = parse(interruptionSchema, body);
    const act = { name: 'interruption', invoiceId: id, by, key: idempotencyKey, content };
    const interruptionId = actIdOf('interruption', id, content, idempotencyKey ?? requestId);
    const outcome = await actOnCase(deps, act, ({ dunned }, { today }) =>
      interruptPrescription(dunned, interruptionId, content, today),
    );
    const [situation, notes] = await Promise.all([findSituation(deps, id), deps.store.notes(id)]);
    if (!situation) throw notFound(`Invoice ${id}`);
    return placedAnswer(id, interruptionId, outcome, (dunned) => ({
      prescription: prescriptionViewOf(dunned, situation.debtor, notes),
    }));
  };
