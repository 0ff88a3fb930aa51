import type { Refused } from '../domain/case/decision.ts';
import type { Fault } from '../domain/fault.ts';

/** A request that cannot be done as it stands; becomes problem details (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly faults: readonly Fault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    code: string,
    detail: string,
    options: { faults?: readonly Fault[]; retryAfterSeconds?: number } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.faults = options.faults ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export function notFound(what: string): ProblemError {
  return new ProblemError(404, 'notFound', `${what} is not known`);
}

/** Throws 404 when what an act is about, on a case or debtor that is there, is not. */
export function requireKnown(outcome: { readonly kind: string; readonly code?: string }, what: string): void {
  if (outcome.kind === 'refused' && outcome.code === 'unknown') throw notFound(what);
}

export function invalid(faults: readonly Fault[]): ProblemError {
  return new ProblemError(422, 'invalid', 'The request holds fields that cannot be taken; nothing was stored.', {
    faults,
  });
}

export function conflict(code: string, detail: string): ProblemError {
  return new ProblemError(409, code, detail);
}

/** An Idempotency-Key that came before with something else. */
export function keyTaken(): ProblemError {
  return conflict('keyTaken', 'This Idempotency-Key was used before with other content.');
}

/** What the domain refuses: 422 when a field of the request is at fault, 409 when it is how the case stands. */
export function refusal({ code, message, field }: Refused): ProblemError {
  return field === undefined ? conflict(code, `This cannot be done: ${message}.`) : invalid([{ field, message }]);
}
