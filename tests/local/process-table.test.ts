import { expect, it } from 'vitest';
import { processTable } from '../../local/process-table.ts';

it.each([
  { where: 'in /proc', proc: '/proc' },
  { where: 'by ps, where there is no /proc', proc: '/nowhere' },
])('finds this process and who started it $where', ({ proc }) => {
  const here = processTable(proc).find(({ pid }) => pid === process.pid);
  expect(here).toMatchObject({ parentPid: process.ppid, command: expect.stringContaining('node') });
});
