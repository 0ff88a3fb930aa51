import path from 'node:path';
import { start, type StartInput } from '../../../local/start/start.ts';
import { projectRoot } from '../../../local/stack/environment.ts';

export const shippedExamples = path.join(projectRoot, 'examples');

/** What a start printed, and its exit status. */
export type Printed = { readonly status: number; readonly text: string; readonly errors: string };

/** The table and nothing around it, to compare two starts. */
export function tableIn(text: string): string {
  return /^Invoice [^]*?\n\n/m.exec(text)?.[0] ?? '';
}

/** `npm start -- --exit` within this process, unless told otherwise. */
export async function capturedStart(input: Partial<StartInput> = {}): Promise<Printed> {
  const printed = { text: '', errors: '' };
  const status = await start({
    examplesDir: shippedExamples,
    dataDir: undefined,
    port: undefined,
    isToExit: true,
    output: { write: (text) => (printed.text += text) },
    errors: { write: (text) => (printed.errors += text) },
    signal: new AbortController().signal,
    ...input,
  });
  return { ...printed, status };
}
