/** One field of a request that cannot be taken, and why. */
export type Fault = { readonly field: string; readonly message: string };

/** The faults whose condition holds. */
export function faultsOf(checks: readonly (readonly [isFault: boolean, field: string, message: string])[]): Fault[] {
  return checks.filter(([isFault]) => isFault).map(([, field, message]) => ({ field, message }));
}
