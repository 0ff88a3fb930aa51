import type { ServerResponse } from 'node:http';
import { readBody } from '../http/read-body.ts';
import type { RequestHandler } from '../http/request-handler.ts';
import type { EventBridgeEvent } from './event-bridge-event.ts';
import { busNameOf, entryBytes, readEntry } from './put-events-entry.ts';
import type { EntryRefusal, PutEventsEntry } from './put-events-entry.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const maxEntries = 10;
const maxRequestBytes = 256 * 1024;

type PutEventsInput = {
  readonly region: string;
  readonly now: () => number;
  readonly newId: (entry: PutEventsEntry) => string;
  readonly hasBus: (name: string) => boolean;
  /** Resolves when the event is with all that take it. */
  readonly put: (busName: string, event: EventBridgeEvent) => Promise<void>;
};

function answer(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  res.end(JSON.stringify(body));
}

const refuse = (res: ServerResponse, type: string, message: string): void =>
  answer(res, 400, { __type: type, message });

function parseEntries(body: Buffer): PutEventsEntry[] | undefined {
  try {
    const { Entries } = JSON.parse(body.toString('utf8')) as { Entries?: PutEventsEntry[] };
    return Array.isArray(Entries) ? Entries : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Answers PutEvents in AWS JSON 1.1. A bus that does not exist is refused aloud, where AWS drops the event in silence.
 * EventBridge keeps what it has answered for; this bus answers when all have taken it, so that a kill in between leaves
 * it with whoever put it, to be put again.
 */
export function createPutEvents({ region, now, newId, hasBus, put }: PutEventsInput): RequestHandler {
  async function putEntry(entry: PutEventsEntry): Promise<{ EventId: string } | EntryRefusal> {
    const busName = busNameOf(entry);
    if (!hasBus(busName)) {
      return { ErrorCode: 'InvalidArgument', ErrorMessage: `Event bus ${busName} does not exist.` };
    }
    const event = readEntry(entry, newId(entry), region, now());
    if ('ErrorCode' in event) return event;
    await put(busName, event);
    return { EventId: event.id };
  }

  return async (req, res) => {
    const reading = await readBody(req);
    if (reading.kind !== 'complete') return;
    if (req.headers['x-amz-target'] !== 'AWSEvents.PutEvents') {
      return refuse(res, 'UnknownOperationException', 'The local event bus only knows PutEvents.');
    }
    const entries = parseEntries(reading.body);
    if (entries === undefined) return refuse(res, 'SerializationException', 'The request is not a list of entries.');
    if (entries.length < 1 || entries.length > maxEntries) {
      const sentence = `Member must have length between 1 and ${maxEntries}, and has ${entries.length}`;
      return refuse(res, 'ValidationException', `1 validation error detected: Value at 'entries' failed: ${sentence}.`);
    }
    if (entries.reduce((sum, entry) => sum + entryBytes(entry), 0) > maxRequestBytes) {
      return refuse(res, 'ValidationException', 'Total size of the entries in the request is over the limit.');
    }
    const answers = await Promise.all(entries.map(putEntry));
    const FailedEntryCount = answers.filter((entry) => 'ErrorCode' in entry).length;
    answer(res, 200, { FailedEntryCount, Entries: answers });
  };
}
