import { setTimeout as pause } from 'node:timers/promises';
import { endProcess } from '../end-process.ts';
import { processTable } from '../process-table.ts';

function enginesOn(databaseFile: string): number[] {
  return processTable()
    .filter(({ command }) => command.endsWith(`--db-path ${databaseFile}`))
    .map(({ pid }) => pid);
}

/**
 * Ends every engine that still has a database file open: one whose start was killed together with its keeper, or a
 * moment ago. What it was asked last may then be done or not, and nothing of it comes after the new engine's first answer.
 */
export async function endSurvivors(databaseFile: string): Promise<void> {
  for (let survivors = enginesOn(databaseFile); survivors.length > 0; survivors = enginesOn(databaseFile)) {
    for (const pid of survivors) endProcess(pid);
    await pause(5);
  }
}
