/** Tells the time: instants in ISO 8601 UTC. */
export type Clock = { now(): string };
