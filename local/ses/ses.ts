import type { ServerResponse } from 'node:http';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import type { EventBridgeEvent } from '../event-bus/event-bridge-event.ts';
import { readBody } from '../http/read-body.ts';
import type { RequestHandler } from '../http/request-handler.ts';
import { replayableUuid } from '../replayable-uuid.ts';
import type { Activity } from '../time/activity.ts';
import { deliveredHead } from './delivered-mime.ts';
import { openMessageStore } from './message-store.ts';
import type { KeptMessage, LatestQuery, MessageQuery } from './message-store.ts';
import { simulatorOutcome } from './outcome.ts';
import type { Behaviour } from './outcome.ts';
import { readRawEmailRequest } from './raw-email-request.ts';
import type { RawEmailRequest } from './raw-email-request.ts';
import { answerError, answerResult } from './ses-answer.ts';
import { SesError } from './ses-error.ts';
import { sesEventsOf } from './ses-events.ts';
import { createFaultQueue, refusalOf } from './ses-faults.ts';
import type { SesFault } from './ses-faults.ts';
import { sesIdOf } from './ses-id.ts';

/** What the local SES needs. `store` is a path or `:memory:`; `onEvent` is awaited before the next event of a message. */
export type SesOptions = {
  readonly store: string;
  readonly clock: { now(): number };
  readonly region: string;
  readonly onEvent: (event: EventBridgeEvent) => void | Promise<void>;
  readonly activity: Pick<Activity, 'begin'>;
  readonly behaviour?: Behaviour | undefined;
  /** Messages a day and a second, as GetSendQuota answers them; the daily one is enforced. */
  readonly quota?: { readonly max24HourSend: number; readonly maxSendRate: number } | undefined;
};

export type Ses = {
  /** Answers SES API version 1 (query protocol); mount it on a server of its own. */
  readonly handle: RequestHandler;
  /** Messages that left, oldest first. */
  messages(query?: MessageQuery): KeptMessage[];
  /** Messages that left, newest first. */
  latest(query: LatestQuery): KeptMessage[];
  message(sesId: string): KeptMessage | undefined;
  count(): number;
  /** The message as delivered, read as a mail program reads it; undefined when there is none with that id. */
  parsed(sesId: string): Promise<Email | undefined>;
  readonly faults: {
    next(fault: SesFault, times?: number): void;
    ofTag(value: string, fault: SesFault): void;
    clear(): void;
  };
  /** Hands over the events that were kept when the process was killed before the bus had them. Call once after a start. */
  publishPending(): Promise<void>;
  close(): void;
};

type PendingEvent = { readonly place: number; readonly event: EventBridgeEvent };

const dayMs = 24 * 60 * 60 * 1000;
/** What a first production account is given. */
const defaultQuota = { max24HourSend: 50_000, maxSendRate: 14 };

/** SES as far as Relance uses it: SendRawEmail and GetSendQuota, every message kept before it is answered. */
export function createSes(options: SesOptions): Ses {
  const { clock, region, onEvent, activity, behaviour, quota = defaultQuota } = options;
  const store = openMessageStore(options.store);
  const faults = createFaultQueue();

  function newId(at: number, request: RawEmailRequest): string {
    for (let copy = 0; ; copy += 1) {
      const id = sesIdOf(region, at, request.destinations, request.tags, copy);
      if (!store.has(id)) return id;
    }
  }

  async function publish(pending: readonly PendingEvent[]): Promise<void> {
    for (const { place, event } of pending) {
      await onEvent(event);
      store.markPublished(place);
    }
  }

  function keep(request: RawEmailRequest) {
    const at = clock.now();
    const sesId = newId(at, request);
    const message = { ...request, sesId, at, deliveredHead: deliveredHead(request.submitted, sesId, region, at) };
    const outcomes = new Map(
      request.destinations.map((to) => [to, behaviour?.(request, to) ?? simulatorOutcome(to)] as const),
    );
    const events = sesEventsOf({ message, outcomes }, region);
    const places = store.keep(message, events);
    return { sesId, pending: events.map((event, index) => ({ event, place: places[index] ?? 0 })) };
  }

  function checkDailyQuota(request: RawEmailRequest): void {
    const sent = store.recipientsSince(clock.now() - dayMs);
    if (sent + request.destinations.length > quota.max24HourSend) {
      throw new SesError('Throttling', 'Daily message quota exceeded.');
    }
  }

  function sendRawEmail(form: URLSearchParams, res: ServerResponse): PendingEvent[] {
    const request = readRawEmailRequest(form);
    const fault = faults.take(request.tags);
    const refusal = fault && refusalOf(fault, request.source);
    if (refusal) throw refusal;
    if (fault === 'loseAnswerBeforeKeeping') {
      res.destroy();
      return [];
    }
    checkDailyQuota(request);
    const { sesId, pending } = keep(request);
    if (fault === 'loseAnswer') res.destroy();
    else answerResult(res, replayableUuid(sesId, 'request'), 'SendRawEmail', { MessageId: sesId });
    return pending;
  }

  function act(form: URLSearchParams, res: ServerResponse): PendingEvent[] {
    const action = form.get('Action');
    if (action === 'SendRawEmail') return sendRawEmail(form, res);
    if (action !== 'GetSendQuota') throw new SesError('InvalidAction', `The local SES has no action ${action}.`);
    answerResult(res, replayableUuid(clock.now(), action), action, {
      Max24HourSend: quota.max24HourSend,
      MaxSendRate: quota.maxSendRate,
      SentLast24Hours: store.recipientsSince(clock.now() - dayMs),
    });
    return [];
  }

  function answer(form: URLSearchParams, res: ServerResponse): PendingEvent[] {
    try {
      return act(form, res);
    } catch (error) {
      if (!(error instanceof SesError)) {
        answerError(
          res,
          replayableUuid(clock.now()),
          new SesError('InternalFailure', 'An internal failure occurred.', 500),
        );
        throw error;
      }
      answerError(res, replayableUuid(clock.now(), error.code), error);
      return [];
    }
  }

  return {
    async handle(req, res) {
      const end = activity.begin();
      let published: Promise<void>;
      try {
        const reading = await readBody(req);
        const form = reading.kind === 'complete' && new URLSearchParams(reading.body.toString('latin1'));
        published = publish(form ? answer(form, res) : []);
      } finally {
        // Before the events are through: whoever takes one counts it, and may hold it until nothing else is running.
        end();
      }
      await published;
    },
    messages: (query) => store.messages(query),
    latest: (query) => store.latest(query),
    message: (sesId) => store.message(sesId),
    count: () => store.count(),
    async parsed(sesId) {
      const kept = store.message(sesId);
      return kept && PostalMime.parse(kept.delivered);
    },
    faults,
    publishPending: () => publish(store.unpublished()),
    close: () => store.close(),
  };
}
