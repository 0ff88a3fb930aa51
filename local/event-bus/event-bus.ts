import { matchesPattern } from '../event-pattern.ts';
import type { EventPattern } from '../event-pattern.ts';
import type { RequestHandler } from '../http/request-handler.ts';
import type { LambdaAnswer } from '../lambda/invocation.ts';
import { replayableUuid } from '../replayable-uuid.ts';
import type { Activity } from '../time/activity.ts';
import type { EventBridgeEvent } from './event-bridge-event.ts';
import { createPutEvents } from './put-events.ts';
import type { PutEventsEntry } from './put-events-entry.ts';

/** A rule of a bus: the events it takes and the function they go to. `deadLetter` names the queue of what failed. */
export type EventRule = {
  readonly name: string;
  readonly pattern: EventPattern;
  readonly functionName: string;
  readonly deadLetter?: string | undefined;
};

/** An event that was put on a bus, with the rules that took it. `at`: epoch milliseconds. */
export type PublishedEvent = {
  readonly at: number;
  readonly bus: string;
  readonly event: EventBridgeEvent;
  readonly rules: readonly string[];
};

/** An event that a function failed on each time. `at`: epoch milliseconds of the last attempt. */
export type DeadLetter = {
  readonly at: number;
  readonly bus: string;
  readonly rule: EventRule;
  readonly event: EventBridgeEvent;
  readonly attempts: number;
  readonly error: string;
  readonly cause: string;
};

export type EventBusOptions = {
  readonly clock: { now(): number };
  readonly region: string;
  readonly buses: readonly { readonly name: string; readonly rules: readonly EventRule[] }[];
  readonly invoke: (functionName: string, event: EventBridgeEvent) => Promise<LambdaAnswer>;
  readonly activity: Pick<Activity, 'begin'>;
};

export type EventBus = {
  /** Answers EventBridge's PutEvents; mount it on a server of its own. */
  readonly handle: RequestHandler;
  /**
   * Puts an event on a bus, for sources inside the process. The promise resolves when every function has taken it or
   * it is a dead letter; it does not reject for a function that fails.
   * @throws UnknownEventBusError
   */
  put(busName: string, event: EventBridgeEvent): Promise<void>;
  /** The latest events, oldest first, 10,000 at most. */
  published(): readonly PublishedEvent[];
  deadLetters(): readonly DeadLetter[];
};

/** An event for a bus that was not deployed. */
export class UnknownEventBusError extends Error {
  override readonly name = 'UnknownEventBusError';
  constructor(busName: string) {
    super(`there is no event bus ${busName}`);
  }
}

/** Lambda tries an asynchronous invocation three times. Locally at once: waiting would only slow a test down. */
const maxAttempts = 3;
const maxPublished = 10_000;

/** EventBridge as far as Relance uses it: buses with rules, each event to the function of each rule that matches. */
export function createEventBus({ clock, region, buses, invoke, activity }: EventBusOptions): EventBus {
  const rulesOf = new Map(buses.map((bus) => [bus.name, bus.rules]));
  const deadLetters: DeadLetter[] = [];
  let published: PublishedEvent[] = [];
  let copiesNow = { at: 0, seen: new Map<string, number>() };

  // The same entry put twice is two events on AWS: the second one's id counts it as the second.
  function newId(entry: PutEventsEntry): string {
    const at = clock.now();
    if (copiesNow.at !== at) copiesNow = { at, seen: new Map() };
    const content = JSON.stringify(entry);
    const copy = (copiesNow.seen.get(content) ?? 0) + 1;
    copiesNow.seen.set(content, copy);
    return replayableUuid(at, content, copy);
  }

  async function deliver(bus: string, rule: EventRule, event: EventBridgeEvent): Promise<void> {
    const end = activity.begin();
    try {
      for (let attempts = 1; ; attempts += 1) {
        const answer = await invoke(rule.functionName, event);
        if (answer.ok) return;
        if (attempts < maxAttempts) continue;
        const { error, cause } = answer;
        deadLetters.push({ at: clock.now(), bus, rule, event, attempts, error, cause });
        return;
      }
    } finally {
      end();
    }
  }

  async function put(bus: string, event: EventBridgeEvent): Promise<void> {
    const rules = rulesOf.get(bus);
    if (rules === undefined) throw new UnknownEventBusError(bus);
    const matching = rules.filter((rule) => matchesPattern(rule.pattern, event));
    published.push({ at: clock.now(), bus, event, rules: matching.map((rule) => rule.name) });
    // Trimmed by halves, so that a long replay does not move the list at each event.
    if (published.length > 2 * maxPublished) published = published.slice(-maxPublished);
    await Promise.all(matching.map((rule) => deliver(bus, rule, event)));
  }

  return {
    handle: createPutEvents({
      region,
      now: () => clock.now(),
      newId,
      hasBus: (name) => rulesOf.has(name),
      put,
    }),
    put,
    published: () => published.slice(-maxPublished),
    deadLetters: () => deadLetters,
  };
}
