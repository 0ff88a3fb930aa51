import { endProcess } from '../end-process.ts';
import { type ProcessRow, processTable } from '../process-table.ts';
import type { Victims } from './moment.ts';

/** The processes that a process started, and those that these started. */
function descendantsOf(pid: number, rows: readonly ProcessRow[]): ProcessRow[] {
  const children = rows.filter(({ parentPid }) => parentPid === pid);
  return children.flatMap((child) => [child, ...descendantsOf(child.pid, rows)]);
}

function isEngine(command: string): boolean {
  return command.includes('--db-path') && !command.startsWith('/bin/sh');
}

/** Kills a life as with kill -9, and the processes that belong to it as far as they are meant too. */
export function killLife(pid: number, victims: Victims): void {
  if (victims === 'main') {
    process.kill(pid, 'SIGKILL');
    return;
  }
  // Stopped, so that it starts nothing more while its family is looked for.
  process.kill(pid, 'SIGSTOP');
  const family = descendantsOf(pid, processTable());
  const doomed = victims === 'all' ? family : family.filter(({ command }) => !isEngine(command));
  for (const { pid: relative } of doomed) endProcess(relative);
  process.kill(pid, 'SIGKILL');
}
