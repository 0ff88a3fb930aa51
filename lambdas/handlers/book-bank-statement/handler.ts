import * as z from 'zod';
import { takeFile, type FileTaken } from '../../acts/bank/take-file.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { contentHash } from '../../domain/canonical-json.ts';
import type { Intake } from '../../ports/intake.ts';

/** S3 tells that a file lies in the intake bucket: under which key, and which one of that name. */
export const inputSchema = z.object({
  detail: z.object({ object: z.object({ key: z.string().min(1), etag: z.string().optional() }) }),
});

/** Books the bank statements that were posted, uploaded or dropped. Of a file, nothing but a hash of its name is logged. */
export const createHandler =
  (deps: Deps & { readonly intake: Intake }) =>
  async ({ detail: { object } }: z.infer<typeof inputSchema>): Promise<{ file: string; outcome: FileTaken }> => ({
    file: contentHash(object.key).slice(0, 16),
    outcome: await takeFile(deps, object),
  });
