import { intakeWhenNeeded } from '../../adapters/s3/intake-when-needed.ts';
import { statementFileTypes } from '../../domain/bank-statement/statement-files.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { httpEntry } from '../../runtime/http.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { createHandler } from './handler.ts';

const { INTAKE_BUCKET_NAME } = readEnvironment('INTAKE_BUCKET_NAME');

export const handler = httpEntry(createHandler({ ...tableDeps(), intake: intakeWhenNeeded(INTAKE_BUCKET_NAME) }), {
  mostKilobytes: 4096,
  fileTypes: statementFileTypes,
});
