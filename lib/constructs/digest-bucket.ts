import { Construct } from 'constructs';
import { LockedBucket, type ObjectLock } from './locked-bucket.ts';
import type { RelanceFunction } from './relance-function.ts';

/**
 * Years for which a digest can still be asked for: evidence of a claim is kept while the title to it can be enforced (10
 * years, CPCE L111-4), and what was booked as long (C. com. L123-22). A claim itself is prescribed before: after 5 years
 * among businesses (C. com. L110-4), after 2 from a consumer (C. conso. L218-2).
 */
const digestLockYears = 10;

/**
 * Where the signed digests of all chains lie. Locked from the first moment, for everybody: they hold hashes and no
 * personal data, and prove something only if not even whoever runs Relance could have written another one.
 */
export class DigestBucket extends Construct {
  readonly bucket: LockedBucket;

  constructor(scope: Construct, id: string, { lockMode }: { readonly lockMode: ObjectLock['mode'] }) {
    super(scope, id);
    this.bucket = new LockedBucket(this, 'Bucket', { mode: lockMode, years: digestLockYears });
  }

  /** Lets a function read digests, and know which are missing. */
  bindReader(fn: RelanceFunction): void {
    this.bind(fn, 's3:GetObject');
  }

  /** Lets a function add digests, and compare what it adds with what is there. */
  bindWriter(fn: RelanceFunction): void {
    this.bind(fn, 's3:GetObject', 's3:PutObject');
  }

  private bind(fn: RelanceFunction, ...actions: string[]): void {
    fn.bind({ DIGEST_BUCKET_NAME: this.bucket.bucketName });
    this.bucket.bindFiles(fn, ...actions);
    this.bucket.bindAbsence(fn);
  }
}
