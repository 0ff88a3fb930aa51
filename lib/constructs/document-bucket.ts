import { Construct } from 'constructs';
import { LockedBucket } from './locked-bucket.ts';
import type { RelanceFunction } from './relance-function.ts';

/** Where the documents of cases lie: notices, proofs, files for court. */
export class DocumentBucket extends Construct {
  readonly bucket: LockedBucket;

  /**
   * `lockYears`: for how long no function can take a document away; without it, erasing a debtor's data can. In the mode
   * `governance`, because documents name people: a court or an authority may want them gone before, and someone whom the
   * company gives the right must then be able to.
   */
  constructor(scope: Construct, id: string, { lockYears }: { readonly lockYears: number | undefined }) {
    super(scope, id);
    this.bucket = new LockedBucket(this, 'Bucket', lockYears ? { mode: 'governance', years: lockYears } : undefined);
  }

  /** Lets a function read documents, know which are missing, and give links to them. */
  bindReader(fn: RelanceFunction): void {
    this.bind(fn, 's3:GetObject');
  }

  /** Lets a function add documents, and compare what it adds with what is there. */
  bindWriter(fn: RelanceFunction): void {
    this.bind(fn, 's3:GetObject', 's3:PutObject');
  }

  /** Lets a function take documents away for good, and know of those that are locked until when. */
  bindEraser(fn: RelanceFunction): void {
    this.bind(fn, 's3:GetObject', 's3:GetObjectRetention', 's3:DeleteObject', 's3:DeleteObjectVersion');
  }

  private bind(fn: RelanceFunction, ...actions: string[]): void {
    fn.bind({ DOCUMENT_BUCKET_NAME: this.bucket.bucketName });
    this.bucket.bindFiles(fn, ...actions);
    this.bucket.bindAbsence(fn);
  }
}
