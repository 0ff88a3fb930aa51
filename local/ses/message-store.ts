import { DatabaseSync } from 'node:sqlite';
import type { EventBridgeEvent } from '../event-bus/event-bridge-event.ts';
import { readMimeHead } from './mime-head.ts';

/** A message that left. `at`: epoch milliseconds. `submitted` is byte for byte what was handed to SES, `delivered` what the debtor gets. */
export type KeptMessage = {
  readonly sesId: string;
  readonly at: number;
  readonly source: string;
  readonly destinations: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | undefined;
  readonly submitted: Buffer;
  readonly delivered: Buffer;
};

/** Which messages to list, oldest first: those to one address, those after one message, so many at most. */
export type MessageQuery = {
  readonly destination?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
};

/** Which messages to list, newest first: those to any of some addresses, those before one message. */
export type LatestQuery = {
  readonly destinations?: readonly string[] | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

/** A message on its way into the store: of what is delivered only the head is kept, the body being the one submitted. */
export type NewMessage = Omit<KeptMessage, 'delivered'> & { readonly deliveredHead: Buffer };

type Row = {
  ses_id: string;
  at: number;
  source: string;
  destinations: string;
  tags: string;
  configuration_set: string | null;
  submitted: Uint8Array;
  delivered_head: Uint8Array;
};

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS message (
    place INTEGER PRIMARY KEY, ses_id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, source TEXT NOT NULL,
    destinations TEXT NOT NULL, tags TEXT NOT NULL, configuration_set TEXT,
    submitted BLOB NOT NULL, delivered_head BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS recipient (address TEXT NOT NULL, place INTEGER NOT NULL, at INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS recipient_address ON recipient (address, place);
  CREATE INDEX IF NOT EXISTS recipient_at ON recipient (at);
  CREATE TABLE IF NOT EXISTS unpublished (place INTEGER PRIMARY KEY, event TEXT NOT NULL);
`;

function toMessage(row: Row): KeptMessage {
  const submitted = Buffer.from(row.submitted);
  return {
    sesId: row.ses_id,
    at: row.at,
    source: row.source,
    destinations: JSON.parse(row.destinations) as string[],
    tags: JSON.parse(row.tags) as Record<string, string>,
    configurationSet: row.configuration_set ?? undefined,
    submitted,
    delivered: Buffer.concat([row.delivered_head, submitted.subarray(readMimeHead(submitted).bodyAt)]),
  };
}

/** Reads down from the newest, and of an address through its index: no more messages are read than are wanted. */
const latestOf = (which: string): string =>
  `SELECT * FROM message WHERE ${which}
     AND place < coalesce((SELECT place FROM message WHERE ses_id = :before), ${Number.MAX_SAFE_INTEGER})
   ORDER BY place DESC LIMIT :limit`;

/** Opens the messages kept at a path (SQLite), or in memory with `:memory:`. What was kept survives a kill of the process. */
export function openMessageStore(path: string) {
  const database = new DatabaseSync(path);
  database.exec(schema);
  const insert = database.prepare(
    `INSERT INTO message (ses_id, at, source, destinations, tags, configuration_set, submitted, delivered_head)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRecipient = database.prepare('INSERT INTO recipient (address, place, at) VALUES (?, ?, ?)');
  const insertEvent = database.prepare('INSERT INTO unpublished (event) VALUES (?)');
  const byId = database.prepare('SELECT * FROM message WHERE ses_id = ?');
  const idExists = database.prepare('SELECT 1 FROM message WHERE ses_id = ?');
  const latest = database.prepare(latestOf('TRUE'));
  const latestTo = database.prepare(
    latestOf('place IN (SELECT place FROM recipient WHERE address IN (SELECT value FROM json_each(:addresses)))'),
  );
  const pendingEvents = database.prepare('SELECT place, event FROM unpublished ORDER BY place');
  const removeEvent = database.prepare('DELETE FROM unpublished WHERE place = ?');

  return {
    /** Keeps a message and the events that tell what became of it, both or neither. Answers the places of the events. */
    keep(message: NewMessage, events: readonly EventBridgeEvent[]): number[] {
      database.exec('BEGIN IMMEDIATE');
      try {
        const { lastInsertRowid } = insert.run(
          message.sesId,
          message.at,
          message.source,
          JSON.stringify(message.destinations),
          JSON.stringify(message.tags),
          message.configurationSet ?? null,
          message.submitted,
          message.deliveredHead,
        );
        for (const address of message.destinations)
          insertRecipient.run(address.toLowerCase(), lastInsertRowid, message.at);
        const places = events.map((event) => Number(insertEvent.run(JSON.stringify(event)).lastInsertRowid));
        database.exec('COMMIT');
        return places;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },

    has: (sesId: string): boolean => idExists.get(sesId) !== undefined,

    message(sesId: string): KeptMessage | undefined {
      const row = byId.get(sesId) as Row | undefined;
      return row && toMessage(row);
    },

    messages({ destination, after, limit }: MessageQuery = {}): KeptMessage[] {
      const rows = database
        .prepare(
          `SELECT * FROM message
           WHERE (:address IS NULL OR place IN (SELECT place FROM recipient WHERE address = :address))
             AND place > coalesce((SELECT place FROM message WHERE ses_id = :after), 0)
           ORDER BY place LIMIT :limit`,
        )
        .all({ ':address': destination?.toLowerCase() ?? null, ':after': after ?? null, ':limit': limit ?? -1 });
      return (rows as Row[]).map(toMessage);
    },

    latest({ destinations, before, limit }: LatestQuery): KeptMessage[] {
      const bounds = { ':before': before ?? null, ':limit': limit };
      const rows =
        destinations === undefined
          ? latest.all(bounds)
          : latestTo.all({ ...bounds, ':addresses': JSON.stringify(destinations.map((each) => each.toLowerCase())) });
      return (rows as Row[]).map(toMessage);
    },

    count: (): number => Number(database.prepare('SELECT count(*) AS n FROM message').get()?.['n']),

    /** How many recipients were written to after an instant (epoch milliseconds), for the daily quota. */
    recipientsSince: (instant: number): number =>
      Number(database.prepare('SELECT count(*) AS n FROM recipient WHERE at > ?').get(instant)?.['n']),

    /** Events that were kept and have not reached the bus, oldest first. */
    unpublished: (): { place: number; event: EventBridgeEvent }[] =>
      (pendingEvents.all() as { place: number; event: string }[]).map(({ place, event }) => ({
        place,
        event: JSON.parse(event) as EventBridgeEvent,
      })),
    markPublished: (place: number): void => void removeEvent.run(place),

    close: (): void => database.close(),
  };
}
