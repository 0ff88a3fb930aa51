/**
 * What is kept of a debtor, by the reason for which it is kept. `contactData`: where he is reached. `claimEvidence`: messages
 * as they were sent, words of people, notices and proofs. `accounting`: who owed what, and what was paid.
 */
export const recordKinds = ['contactData', 'claimEvidence', 'accounting'] as const;
export type RecordKind = (typeof recordKinds)[number];
