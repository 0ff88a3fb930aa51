import { parseArgs } from 'node:util';

export type LegalFileOptions =
  | { readonly kind: 'write'; readonly data: string; readonly out: string }
  | { readonly kind: 'verify'; readonly file: string; readonly key: string | undefined }
  | { readonly kind: 'help' };

export const usage = `Usage: npm run legal-file -- --data DIR --out DIR
       npm run legal-file -- --verify FILE.zip [--key FINGERPRINT]

  --data DIR   a data folder of npm start: builds the legal files of its cases that are escalated or handed over
  --out DIR    where to write them, each as <invoice id>.zip
  --verify F   checks a legal file; the exit status is 1 when a byte of it is not as it was made
  --key F      with --verify: the fingerprint of the key that must have signed it (SHA-256, 64 hex digits)
  --help       print this
`;

/** The command line cannot be understood. */
export class LegalFileUsageError extends Error {
  override readonly name = 'LegalFileUsageError';
}

const text = { type: 'string' } as const;

function parsed(args: readonly string[]) {
  try {
    const options = { data: text, out: text, verify: text, key: text, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new LegalFileUsageError((error as Error).message, { cause: error });
  }
}

/** @throws LegalFileUsageError on options that are unknown, missing, or do not go together. */
export function readOptions(args: readonly string[]): LegalFileOptions {
  const { data, out, verify, key, help } = parsed(args);
  if (help === true) return { kind: 'help' };
  if (verify !== undefined) {
    if (data !== undefined || out !== undefined)
      throw new LegalFileUsageError('--verify goes without --data and --out');
    if (key !== undefined && !/^[0-9a-f]{64}$/i.test(key))
      throw new LegalFileUsageError(`--key ${key} is not a fingerprint of 64 hex digits`);
    return { kind: 'verify', file: verify, key: key?.toLowerCase() };
  }
  if (key !== undefined) throw new LegalFileUsageError('--key goes with --verify');
  if (data === undefined || out === undefined) throw new LegalFileUsageError('--data and --out are needed');
  return { kind: 'write', data, out };
}
