/** A definition uses something this interpreter does not run; the message names the state and the field. */
export class UnsupportedDefinitionError extends Error {
  override readonly name = 'UnsupportedDefinitionError';
}

/** Makes the error for one place of a definition: `throw refuse('is not a path')`. */
export type Refuse = (problem: string) => UnsupportedDefinitionError;

/** The place is a state's field, or a field of the machine itself when there is no state. */
export function refusalAt(state: string | undefined, field: string): Refuse {
  const place = state === undefined ? 'State machine' : `State '${state}'`;
  return (problem) => new UnsupportedDefinitionError(`${place}, field '${field}': ${problem}`);
}
