/** What a life of an invoice asks of AWS, in the units that AWS asks money for. */
export type Usage = {
  /** States entered and retries, of every state machine. */
  readonly transitions: number;
  readonly invocations: number;
  readonly gigabyteSeconds: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly messages: number;
  readonly busEvents: number;
  readonly apiRequests: number;
};

export const noUsage: Usage = {
  transitions: 0,
  invocations: 0,
  gigabyteSeconds: 0,
  readUnits: 0,
  writeUnits: 0,
  messages: 0,
  busEvents: 0,
  apiRequests: 0,
};

/** What was used between two readings of the same counters. */
export function usedBetween(before: Usage, after: Usage): Usage {
  const names = Object.keys(noUsage) as (keyof Usage)[];
  return Object.fromEntries(names.map((name) => [name, after[name] - before[name]])) as Usage;
}
