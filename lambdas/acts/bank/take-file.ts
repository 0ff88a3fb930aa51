import { localDate } from '../../domain/calendar/send-window.ts';
import { mostStatementBytes, uploadOf } from '../../domain/bank-statement/statement-files.ts';
import type { StatementRecord } from '../../domain/bank-statement/statement-record.ts';
import { contentHash } from '../../domain/canonical-json.ts';
import { openTask, taskIdOf } from '../../domain/task.ts';
import type { Intake } from '../../ports/intake.ts';
import type { Deps } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';
import { raiseOnce } from '../raise-once.ts';
import { bookStatement } from './book-statement.ts';
import { takeStatement } from './take-statement.ts';

export type FileTaken = 'booked' | 'refused' | 'gone';

type Dropped = { readonly key: string; readonly etag?: string | undefined };

type Refusal = { readonly id: string; readonly code: string; readonly reason: string };

/** What nobody waits for an answer to is on record as refused, with nothing of its content, and with a task. */
async function refuse(deps: Deps, { id, code, reason }: Refusal, by: string): Promise<void> {
  const { store, settings, clock } = deps;
  const now = clock.now();
  await onFreshState(async () => {
    const before = await store.loadStatement(id);
    if (before) return;
    const after: StatementRecord = {
      kind: 'statement',
      id,
      state: 'refused',
      takenAt: now,
      by,
      statements: [],
      refusal: { code, reason },
      version: 1,
    };
    await store.commit([{ kind: 'bank', before, after }]);
  });
  const task = openTask(
    {
      id: taskIdOf('statementRefused', id),
      kind: 'statementRefused',
      creditor: settings.creditors[0]?.id ?? 'main',
      dueOn: localDate(now, 'UTC'),
      data: { statementId: id, code, reason },
    },
    now,
  );
  await raiseOnce(store, task);
}

/** From now on the id of an upload tells of the file that came there. */
function tellUpload({ store }: Deps, uploadId: string, statementId: string): Promise<void> {
  return onFreshState(async () => {
    const before = await store.loadUpload(uploadId);
    if (!before || before.statementId === statementId) return;
    await store.commit([{ kind: 'bank', before, after: { ...before, statementId, version: before.version + 1 } }]);
  });
}

/** Takes a file of bank statements from where it was posted, uploaded or dropped, and books it. Taken again, it does what is left. */
export async function takeFile(deps: Deps & { readonly intake: Intake }, { key, etag }: Dropped): Promise<FileTaken> {
  const loaded = await deps.intake.load(key, { mostBytes: mostStatementBytes, etag });
  if (loaded.kind === 'gone') return 'gone';
  const uploadId = uploadOf(key);
  const by = (uploadId === undefined ? undefined : await deps.store.loadUpload(uploadId))?.by ?? 'bank';
  const taken =
    loaded.kind === 'file'
      ? await takeStatement(deps, loaded.file.bytes, by)
      : {
          kind: 'refused' as const,
          id: contentHash([key, etag]).slice(0, 32),
          code: 'tooLarge',
          reason: `the file has ${loaded.size} bytes, more than ${mostStatementBytes}`,
        };
  const id = taken.kind === 'refused' ? taken.id : taken.record.id;
  if (taken.kind === 'refused') await refuse(deps, taken, by);
  if (uploadId !== undefined) await tellUpload(deps, uploadId, id);
  if (taken.kind === 'refused') return 'refused';
  await bookStatement(deps, id);
  return 'booked';
}
