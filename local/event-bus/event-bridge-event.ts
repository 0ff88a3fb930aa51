/** The account number every part of the local stack answers with. */
export const localAccountId = '000000000000';

/** An event as EventBridge hands it to a rule's target. `time` is ISO 8601 UTC, to the second. */
export type EventBridgeEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
};

/** EventBridge gives times to the second. `at`: epoch milliseconds. */
export const eventTime = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
