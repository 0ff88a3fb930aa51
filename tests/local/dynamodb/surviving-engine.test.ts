import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import { processTable } from '../../../local/process-table.ts';
import { smallTable } from '../../fixtures/small-table.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'surviving-engine-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

it('takes the place of an engine that outlived its start and whoever kept it', async () => {
  const starter = path.join(import.meta.dirname, '../../fixtures/start-engine.ts');
  const main = spawn(process.execPath, [starter, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [told] = (await once(main.stdout, 'data')) as [Buffer];
  const engine = Number(told.toString());
  const keepers = processTable().filter(({ parentPid, pid }) => parentPid === main.pid && pid !== engine);
  for (const { pid } of keepers) process.kill(pid, 'SIGKILL');
  main.kill('SIGKILL');
  await once(main, 'exit');
  expect(processTable().map(({ pid }) => pid)).toContain(engine);

  const next = await startDynamoDb({ dataDir, table: smallTable });
  const running = processTable().map(({ pid }) => pid);
  await next.close();
  expect(running).not.toContain(engine);
  expect(running).toContain(next.pid);
});
