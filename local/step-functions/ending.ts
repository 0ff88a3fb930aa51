import type { Failure } from './state-failure.ts';

/** How an execution ended. */
export type Ending =
  | { readonly status: 'SUCCEEDED'; readonly output: string }
  | ({ readonly status: 'FAILED' | 'ABORTED' | 'TIMED_OUT' } & Failure);
