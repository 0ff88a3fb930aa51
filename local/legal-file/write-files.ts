import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { verifyLegalFile } from '../../lambdas/domain/legal-file/verify-legal-file.ts';
import { demoSettings } from '../stack/environment.ts';
import type { StackOptions } from '../stack/shape.ts';
import { startStack } from '../stack/stack.ts';
import { createApiClient, UnexpectedAnswerError } from '../start/api-client.ts';
import { showDefects } from '../start/defects.ts';
import { DataFolderError, openKeptTime } from '../start/kept-time.ts';
import type { Output } from '../start/progress.ts';
import { createVirtualClock } from '../time/clock.ts';

const invoiceSchema = z.object({ id: z.string(), status: z.string() });
const builtSchema = z.object({ link: z.url() });
const wanted = new Set(['escalated', 'handedOver']);

/** A legal file that was written; `coveredBy` is the day of the signed digest over it, null when none covers it yet. */
export type WrittenFile = { readonly file: string; readonly fingerprint: string; readonly coveredBy: string | null };

function timeOf(dataDir: string) {
  if (!existsSync(path.join(dataDir, 'virtual-time.sqlite')))
    throw new DataFolderError(`${dataDir} is no data folder of npm start.`);
  const keptTime = openKeptTime(dataDir);
  return { keptTime, stoodAt: keptTime.stoodAt ?? Date.now() };
}

/**
 * Builds the legal files of the escalated and handed-over cases of a data folder, at the time where it stands: nothing of
 * the cases moves. The digest of that day is taken before, where it can be, so that it covers them.
 * @throws DataFolderError
 */
export async function writeLegalFiles(input: {
  readonly dataDir: string;
  readonly outDir: string;
  readonly errors: Output;
  readonly functions?: StackOptions['functions'];
}): Promise<WrittenFile[]> {
  const { dataDir, outDir, errors, functions } = input;
  const { keptTime, stoodAt } = timeOf(dataDir);
  const stack = await startStack({
    clock: createVirtualClock(stoodAt),
    dataDir,
    settings: demoSettings(),
    functions,
    log: showDefects(errors),
  });
  try {
    await stack.lambda.invoke('sign-chain-heads', {});
    const api = createApiClient(stack.url, await stack.token());
    const invoices = await api.list('/invoices', 'invoices', invoiceSchema);
    mkdirSync(outDir, { recursive: true });
    const written: WrittenFile[] = [];
    for (const { id } of invoices
      .filter(({ status }) => wanted.has(status))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const answer = await api.post(`/invoices/${id}/legal-file`, {});
      if (answer.status >= 300) throw new UnexpectedAnswerError(`POST /invoices/${id}/legal-file`, answer);
      const bytes = new Uint8Array(await (await fetch(builtSchema.parse(answer.body).link)).arrayBuffer());
      const file = path.join(outDir, `${id}.zip`);
      writeFileSync(file, bytes);
      const { fingerprint, coveredBy } = verifyLegalFile(bytes);
      written.push({ file, fingerprint: fingerprint ?? '', coveredBy });
    }
    return written;
  } finally {
    await stack.close();
    keptTime.close();
  }
}
