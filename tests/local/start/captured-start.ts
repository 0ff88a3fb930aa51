import { inject } from 'vitest';
import { start, type StartInput } from '../../../local/start/start.ts';
import { shippedExamples } from './shipped-examples.ts';

/** What a start printed, and its exit status. */
export type Printed = { readonly status: number; readonly text: string; readonly errors: string };

/** The table and nothing around it, to compare two starts. */
export function tableIn(text: string): string {
  return /^Invoice [^]*?\n\n/m.exec(text)?.[0] ?? '';
}

/** `npm start -- --exit` within this process, unless told otherwise, with the functions that all tests share. */
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
    functions: inject('functions'),
    ...input,
  });
  return { ...printed, status };
}
