import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A process of this machine that has not ended, with the command it was started by. */
export type ProcessRow = { readonly pid: number; readonly parentPid: number; readonly command: string };

/** Undefined when it ended while it was looked at. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}

/** Linux: also where `ps` is not installed, as in small containers. */
function fromProc(proc: string): ProcessRow[] {
  return readdirSync(proc).flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const stat = readIfThere(`${proc}/${name}/stat`);
    const command = readIfThere(`${proc}/${name}/cmdline`);
    // The program's name, in brackets, may hold anything; after it come the state and the parent.
    const [, state, parentPid] = /\) (\S) (\d+) /.exec(stat?.slice(stat.lastIndexOf(')')) ?? '') ?? [];
    // What has ended and was not yet asked for does nothing any more.
    if (command === undefined || state === undefined || state === 'Z') return [];
    return [{ pid: Number(name), parentPid: Number(parentPid), command: command.split('\0').join(' ').trim() }];
  });
}

function fromPs(): ProcessRow[] {
  const { stdout, error } = spawnSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' });
  if (error) throw error;
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parentPid, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || command === undefined || state?.startsWith('Z')) return [];
    return [{ pid: Number(pid), parentPid: Number(parentPid), command }];
  });
}

/** Every process that runs now; asked of `ps` where the system has no /proc. */
export function processTable(proc = '/proc'): ProcessRow[] {
  return existsSync(`${proc}/self/stat`) ? fromProc(proc) : fromPs();
}
