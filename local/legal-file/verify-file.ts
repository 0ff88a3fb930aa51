import { readFileSync } from 'node:fs';
import { verifyLegalFile } from '../../lambdas/domain/legal-file/verify-legal-file.ts';
import type { Output } from '../start/progress.ts';

function bytesOf(file: string, errors: Output): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    errors.write(`${file} cannot be read: ${(error as Error).message}\n`);
    return undefined;
  }
}

/** What a file says of itself, made safe to print: a name in it may hold what a terminal takes for a command. */
const printable = (text: string): string => text.replaceAll(/\p{C}/gu, '?');

/** Checks a legal file and says what is wrong with it; answers the exit status, 0 when it is as it was made. */
export function verifyFile(
  { file, key }: { readonly file: string; readonly key: string | undefined },
  { output, errors }: { readonly output: Output; readonly errors: Output },
): number {
  const bytes = bytesOf(file, errors);
  if (!bytes) return 1;
  const { faults, fingerprint, manifest, coveredBy } = verifyLegalFile(bytes);
  const ofOther = key !== undefined && key !== fingerprint;
  const wrong = [...faults, ...(ofOther ? [`it is not signed by the key ${key}`] : [])];
  if (fingerprint !== null) output.write(`Signed by the key with the fingerprint ${fingerprint}.\n`);
  for (const fault of wrong) errors.write(`WRONG: ${printable(fault)}\n`);
  if (wrong.length > 0 || !manifest) {
    errors.write(`${file} is not as it was made.\n`);
    return 1;
  }
  const { head, asOf } = manifest;
  const digest =
    coveredBy === null ? 'No signed digest covers it yet.' : `It stands in the signed digest of ${coveredBy}.`;
  output.write(`${printable(`Invoice ${head.invoiceId}, ${head.seq} events, claim as of ${asOf}. ${digest}`)}\n`);
  output.write('Every byte is as it was made by whoever has that key.\n');
  if (key === undefined)
    errors.write(
      'NOT CHECKED: whose key that is. Whoever changes a file can sign it anew with a key of his own. ' +
        'Compare the fingerprint with the one that the company publishes, or name that with --key.\n',
    );
  return 0;
}
