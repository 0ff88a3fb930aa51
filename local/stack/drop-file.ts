import { createHash } from 'node:crypto';
import { eventTime, localAccountId } from '../event-bus/event-bridge-event.ts';
import type { EventBus } from '../event-bus/event-bus.ts';
import { replayableUuid } from '../replayable-uuid.ts';
import type { S3 } from '../s3/s3.ts';
import type { StackClock } from '../time/clock.ts';
import { names } from './environment.ts';

/**
 * What S3 tells of files in the intake bucket, on the default bus: the key as it is, the etag, and a sequencer that is
 * another one for each time the file is put. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function createIntakeTeller({ bus, clock }: { bus: EventBus; clock: StackClock }) {
  let puts = 0;
  return (key: string, bytes: Buffer): Promise<void> => {
    puts += 1;
    const sequencer = `${clock.now().toString(16)}${puts.toString(16).padStart(5, '0')}`.toUpperCase();
    const etag = createHash('md5').update(bytes).digest('hex');
    return bus.put('default', {
      version: '0',
      id: replayableUuid(clock.now(), `${key} ${puts}`),
      'detail-type': 'Object Created',
      source: 'aws.s3',
      account: localAccountId,
      time: eventTime(clock.now()),
      region: names.region,
      resources: [`arn:aws:s3:::${names.intakeBucket}`],
      detail: {
        bucket: { name: names.intakeBucket },
        object: { key, size: bytes.length, etag, sequencer },
        reason: 'PutObject',
      },
    });
  };
}

/** Drops a file as another system does; done once what takes it has taken it, or it has become a dead letter. */
export function createFileDropper(s3: S3, tell: ReturnType<typeof createIntakeTeller>) {
  return async (key: string, content: string | Buffer): Promise<void> => {
    const bytes = Buffer.from(content);
    s3.put(names.intakeBucket, key, bytes);
    await tell(key, bytes);
  };
}
