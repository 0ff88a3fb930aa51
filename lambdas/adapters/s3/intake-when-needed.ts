import type { Intake } from '../../ports/intake.ts';
import { whenNeeded } from '../when-needed.ts';

/** The intake for those that touch it in few requests: the client of S3 is loaded with the first. */
export function intakeWhenNeeded(bucket: string): Intake {
  const opened = whenNeeded(async () => {
    const { createIntakeBucket } = await import('./intake-bucket.ts');
    return createIntakeBucket(bucket);
  });
  return {
    load: async (key, bounds) => (await opened()).load(key, bounds),
    put: async (file) => (await opened()).put(file),
    linkToPut: async (key, contentType) => (await opened()).linkToPut(key, contentType),
    linkToGet: async (key, fileName) => (await opened()).linkToGet(key, fileName),
  };
}
