import type { Deps } from '../../acts/dunning-of-case.ts';
import { contentHash } from '../../domain/canonical-json.ts';
import { statementUploadSchema, uploadKey } from '../../domain/bank-statement/statement-files.ts';
import type { Intake } from '../../ports/intake.ts';
import { ConcurrentChangeError } from '../../ports/errors.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /bank-statements/uploads: a place for a file that is too large to be posted; its id tells what became of it. */
export const createHandler =
  ({ store, intake }: Pick<Deps, 'store'> & { readonly intake: Intake }): HttpHandler =>
  async ({ body, by, idempotencyKey, requestId }) => {
    const { contentType } = parse(statementUploadSchema, body);
    const id = `upload-${contentHash([by, idempotencyKey ?? requestId]).slice(0, 32)}`;
    if (!(await store.loadUpload(id)))
      try {
        await store.commit([{ kind: 'bank', before: undefined, after: { kind: 'upload', id, by, version: 1 } }]);
      } catch (error) {
        // Asked for twice at once: it is the same place.
        if (!(error instanceof ConcurrentChangeError)) throw error;
      }
    const url = await intake.linkToPut(uploadKey(id), contentType);
    return { status: 201, body: { id, url, method: 'PUT', contentType } };
  };
