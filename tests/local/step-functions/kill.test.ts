import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { endOf, machineArn, virtualStepFunctions } from './virtual-step-functions.ts';
import { endlessDefinition } from './endless-definition.ts';

test('every start and every answer that was confirmed survives a kill -9', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const databasePath = join(folder, 'runs.db');
  const script = fileURLToPath(new URL('endless-starter.ts', import.meta.url));
  const child = spawn(process.execPath, [script, databasePath], { stdio: ['ignore', 'pipe', 'inherit'] });
  const confirmed: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    confirmed.push(line);
    if (confirmed.length === 200) child.kill('SIGKILL');
  }
  const { stepFunctions, settle } = virtualStepFunctions({ definition: endlessDefinition, databasePath });
  stepFunctions.resume();
  await settle();
  const ends = confirmed.map(async (line) => {
    const [act, name = ''] = line.split(' ');
    const end = await endOf(stepFunctions, `${machineArn.replace('stateMachine', 'execution')}:${name}`);
    return act === 'answered' ? end.output === 'paid' : end.status !== undefined;
  });
  expect(confirmed.length).toBeGreaterThanOrEqual(200);
  expect((await Promise.all(ends)).filter((isKept) => !isKept)).toEqual([]);
});
