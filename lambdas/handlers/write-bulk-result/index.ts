import { createIntakeBucket } from '../../adapters/s3/intake-bucket.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

const { INTAKE_BUCKET_NAME } = readEnvironment('INTAKE_BUCKET_NAME');

export const handler = entry(
  inputSchema,
  createHandler({ ...tableDeps(), intake: createIntakeBucket(INTAKE_BUCKET_NAME) }),
);
