/** An example is wrong: which file, which field, why. */
export class ExampleError extends Error {
  override readonly name = 'ExampleError';
  constructor(file: string, faults: readonly { readonly field: string; readonly message: string }[], cause?: unknown) {
    super(faults.map(({ field, message }) => `${file}: ${field === '' ? '' : `${field} `}${message}`).join('\n'), {
      cause,
    });
  }
}

/** An example is wrong as a whole. */
export function wrongFile(file: string, message: string, cause?: unknown): ExampleError {
  return new ExampleError(file, [{ field: '', message }], cause);
}
