import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { killLife } from './kill-life.ts';
import type { LifeInput } from './life-input.ts';
import type { Moment, Pace } from './moment.ts';

/** How a life ended: killed at the virtual instant it had reached, or by itself. */
export type LifeEnd =
  | { readonly kind: 'killed'; readonly reached: string | undefined }
  | { readonly kind: 'ended'; readonly status: number | null; readonly printed: string; readonly pace: Pace };

const program = fileURLToPath(new URL('./life.ts', import.meta.url));
const instantSchema = z.number();

/** Lets a stack live in a process of its own until the story is over, or until the moment at which it is killed. */
export async function liveOnce(input: LifeInput, moment?: Moment): Promise<LifeEnd> {
  const startedAt = performance.now();
  const life = spawn(process.execPath, [program, JSON.stringify(input)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let printed = '';
  for (const stream of [life.stdout, life.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => void (printed += text));
  let startMs = 0;
  let instants = -1;
  let reached: number | undefined;
  let isKilled = false;
  let timer: NodeJS.Timeout | undefined;

  function dieIn(milliseconds: number): void {
    timer ??= setTimeout(() => {
      if (life.pid === undefined || life.exitCode !== null) return;
      isKilled = true;
      killLife(life.pid, moment?.victims ?? 'all');
    }, milliseconds);
  }

  if (moment?.during === 'start') dieIn(moment.afterMs);
  life.on('message', (instant) => {
    reached = instantSchema.parse(instant);
    instants += 1;
    const livedMs = performance.now() - startedAt;
    if (instants === 0) startMs = livedMs;
    if (moment?.during !== 'play' || instants < moment.afterInstants) return;
    dieIn(moment.share * (instants === 0 ? startMs / 10 : (livedMs - startMs) / instants));
  });
  const { promise: closed, resolve, reject } = Promise.withResolvers<number | null>();
  life.on('error', reject).on('close', resolve);
  const status = await closed;
  clearTimeout(timer);
  // The last breath and the kill may have crossed.
  if (isKilled && status === null)
    return { kind: 'killed', reached: reached === undefined ? undefined : new Date(reached).toISOString() };
  return { kind: 'ended', status, printed, pace: { startMs, instants } };
}
