import { eventTime, localAccountId } from './event-bridge-event.ts';
import type { EventBridgeEvent } from './event-bridge-event.ts';

/** One entry of a PutEvents request as the SDK sends it. `Time`: epoch seconds. */
export type PutEventsEntry = {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  readonly Time?: number;
};

/** Why EventBridge would not take an entry: its error code and sentence. */
export type EntryRefusal = { readonly ErrorCode: string; readonly ErrorMessage: string };

/** Name of the bus an entry is for; an ARN's last part is the name. */
export const busNameOf = (entry: PutEventsEntry): string => (entry.EventBusName ?? 'default').split('/').at(-1) ?? '';

/** Bytes an entry counts for: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
export function entryBytes({ Source, DetailType, Detail, Resources = [], Time }: PutEventsEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  const timeBytes = Time === undefined ? 0 : 14;
  return timeBytes + texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
}

function parsedDetail(detail: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(detail);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const missing = (name: string): EntryRefusal => ({
  ErrorCode: 'InvalidArgument',
  ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
});

/** Makes the event of an entry, or says why EventBridge refuses it. `now`: epoch milliseconds. */
export function readEntry(
  entry: PutEventsEntry,
  id: string,
  region: string,
  now: number,
): EventBridgeEvent | EntryRefusal {
  if (!entry.Source) return missing('Source');
  if (!entry.DetailType) return missing('DetailType');
  if (!entry.Detail) return missing('Detail');
  if (entry.Source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  const detail = parsedDetail(entry.Detail);
  if (detail === undefined) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  return {
    version: '0',
    id,
    'detail-type': entry.DetailType,
    source: entry.Source,
    account: localAccountId,
    time: eventTime(entry.Time === undefined ? now : entry.Time * 1000),
    region,
    resources: entry.Resources ?? [],
    detail,
  };
}
