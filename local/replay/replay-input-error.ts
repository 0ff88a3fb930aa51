import type * as z from 'zod';

/** A file or argument of a replay cannot be used; the message is a sentence that names the file and the field at fault. */
export class ReplayInputError extends Error {
  override readonly name = 'ReplayInputError';
}

/** What a schema finds wrong with a file, one sentence per field. */
export function faultsOfFile(file: string, { issues }: z.ZodError): ReplayInputError {
  const sentences = issues.map((issue) => {
    const fields =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key].join('.'))
        : [issue.path.join('.')];
    const message = issue.code === 'unrecognized_keys' ? 'is not a field of this file' : issue.message;
    return fields.map((field) => `${file}: ${field === '' ? 'the file' : field}: ${message}`).join('\n');
  });
  return new ReplayInputError(sentences.join('\n'));
}
