import * as z from 'zod';
import { kindOfKey } from '../../domain/bulk/dropped-file.ts';
import { importIdOf } from '../../domain/bulk/import-record.ts';
import type { BulkWorkflow } from '../../ports/workflow.ts';

/** S3 tells that a file was dropped. */
export const inputSchema = z.object({
  detail: z.object({
    object: z.object({ key: z.string().min(1).max(1024), etag: z.string().min(1), sequencer: z.string().min(1) }),
  }),
});

/** Starts the import of a dropped file, once however often S3 tells of it: EventBridge itself would give each start a new name. */
export const createHandler =
  ({ workflow }: { readonly workflow: BulkWorkflow }) =>
  async ({ detail }: z.infer<typeof inputSchema>): Promise<{ importId: string | null }> => {
    const { key, etag } = detail.object;
    const of = kindOfKey(key);
    if (!of) return { importId: null };
    const importId = importIdOf(detail.object);
    await workflow.startImport({ importId, of, key, etag });
    return { importId };
  };
