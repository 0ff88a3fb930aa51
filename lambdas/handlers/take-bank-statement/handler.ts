import { takeStatement } from '../../acts/bank/take-statement.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { statementKey } from '../../domain/bank-statement/statement-files.ts';
import type { Intake } from '../../ports/intake.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { invalid, ProblemError } from '../../runtime/problem.ts';

/** POST /bank-statements: the file is on record when it is answered, and booked next. */
export const createHandler =
  (deps: Deps & { readonly intake: Intake }): HttpHandler =>
  async ({ file, by }) => {
    if (!file) throw invalid([{ field: 'body', message: 'is a file of bank statements' }]);
    const { content, contentType } = file;
    const taken = await takeStatement(deps, content, by);
    if (taken.kind === 'refused')
      throw new ProblemError(422, taken.code, `This file is not taken: ${taken.reason}. Nothing was stored.`);
    const { id, state } = taken.record;
    // Its arrival is what begins the booking; should it never arrive, the record wakes by itself.
    if (state === 'taken') await deps.intake.put({ key: statementKey(id), contentType, bytes: Buffer.from(content) });
    return { status: 202, body: { id } };
  };
