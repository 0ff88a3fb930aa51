import type { HistoryEvent } from '@aws-sdk/client-sfn';

/** What an event carries besides its kind and place, whatever its kind. */
export type EventDetails = {
  /** The function called, without the parts of its ARN that all share; or the kind of the call. */
  readonly resource: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** Input, parameters and output, parsed, by their names. */
  readonly data: readonly (readonly [name: string, value: unknown])[];
};

const dataNames = ['input', 'parameters', 'output'] as const;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // A cause or a payload may be no JSON; it is shown as it is.
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** Reads the details of an event. */
export function detailsOf(event: HistoryEvent): EventDetails {
  const details: Readonly<Record<string, unknown>> = Object.assign(
    {},
    ...Object.entries(event).flatMap(([name, value]) => (name.endsWith('EventDetails') ? [value] : [])),
  );
  const text = (name: string): string | undefined => {
    const value = details[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    resource: text('resource')?.split(':function:').at(-1),
    error: text('error'),
    cause: text('cause'),
    data: dataNames.flatMap((name) => {
      const value = text(name);
      return value === undefined ? [] : [[name, parsed(value)] as const];
    }),
  };
}
