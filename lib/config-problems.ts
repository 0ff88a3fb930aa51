import type * as z from 'zod';

/** The context key that a wrong value came from, and the field in it. */
export type Place = { readonly key: string; readonly path: readonly PropertyKey[] };

const formats: Readonly<Record<string, string>> = { email: 'an e-mail address', hostname: 'a host name' };

/** Why a value is wrong, in words that go on from its name; for schemas that say nothing better themselves. */
export function reasonOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`;
    case 'unrecognized_keys':
      return `has fields that are not known: ${issue.keys.join(', ')}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `is not ${formats[issue.format] ?? `a valid ${issue.format}`}`;
    case 'too_small':
      return `is too small: at least ${issue.minimum}`;
    case 'too_big':
      return `is too large: at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

/** What was found wrong, as one sentence each: the context key, the field in it, its value, and why. */
export function problemsOf(error: z.ZodError, placeOf: (path: readonly PropertyKey[]) => Place): string[] {
  return error.issues.map((issue) => {
    const { key, path } = placeOf(issue.path);
    const words = [fieldOf(path), valueOf(issue), issue.message].filter((word) => word !== '');
    return `The context "${key}" is wrong: ${words.join(' ')}.`;
  });
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

function valueOf({ input, message }: z.core.$ZodIssue): string {
  const isShort = ['string', 'number', 'boolean'].includes(typeof input);
  // Some reasons begin with the value themselves.
  return isShort && !message.startsWith('"') ? JSON.stringify(input) : '';
}
