import { mailPrefix } from '../../lib/event-patterns.ts';
import type { EventBus } from '../event-bus/event-bus.ts';
import { eventTime, localAccountId } from '../event-bus/event-bridge-event.ts';
import { replayableUuid } from '../replayable-uuid.ts';
import type { S3 } from '../s3/s3.ts';
import type { StackClock } from '../time/clock.ts';
import { names } from './environment.ts';

/**
 * Mail as SES takes it in: kept under a new key, which S3 tells on the default bus. Gives the key once the mail has been
 * taken, or has become a dead letter.
 */
export function createMailReceiver({ s3, bus, clock }: { s3: S3; bus: EventBus; clock: StackClock }) {
  let arrivals = 0;
  return async (mime: string | Buffer): Promise<string> => {
    arrivals += 1;
    const bytes = Buffer.from(mime);
    const key = `${mailPrefix}${replayableUuid(clock.now(), arrivals).replaceAll('-', '')}`;
    s3.put(names.mailBucket, key, bytes);
    await bus.put('default', {
      version: '0',
      id: replayableUuid(clock.now(), key),
      'detail-type': 'Object Created',
      source: 'aws.s3',
      account: localAccountId,
      time: eventTime(clock.now()),
      region: names.region,
      resources: [`arn:aws:s3:::${names.mailBucket}`],
      detail: { bucket: { name: names.mailBucket }, object: { key, size: bytes.length }, reason: 'PutObject' },
    });
    return key;
  };
}
