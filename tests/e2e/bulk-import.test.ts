import { expect, it } from 'vitest';
import { runningStack } from './running-stack.ts';

const columns =
  'number;debtor.id;debtor.name;debtor.kind;debtor.locale;debtor.country;debtor.email;amount;currency;issueDate;dueDate;dunnedSoFar.stage;dunnedSoFar.on';
const row = (number: string, debtor: string, dueDate: string, told = ';') =>
  `${number};${debtor};Société ${debtor};business;fr;FR;${debtor}@client.example;1200,50;EUR;2026-01-05;${dueDate};${told}`;
const openBook = [
  columns,
  row('OB-1', 'D-1', '2026-02-04'),
  row('OB-2', 'D-1', '2026-02-05'),
  row('OB-3', 'D-2', '2026-02-04', 'reminderTwo;2026-03-02'),
  row('OB-4', 'D-3', '2026-02-06'),
  row('OB-5', 'D-4', '2026-02-06'),
  row('OB-6', 'D-5', '2026-02-06'),
  row('OB-6', 'D-5', '2026-02-06'),
  row('OB-7', 'D-6', '2026-02-30'),
].join('\r\n');
const key = 'bulk/invoices/open-book.csv';

it('takes an open book in from a dropped file, shows what would leave, and sends nothing before it is released', async () => {
  const { stack, call, playTo, notices } = await runningStack('2026-03-20T08:00:00Z');
  await stack.dropFile(key, Buffer.from(openBook, 'latin1'));
  await playTo('2026-03-20T09:00:00Z');
  const started = stack.bus.published().find(({ event }) => event['detail-type'] === 'Object Created');
  expect(started?.rules).toEqual(['BulkFiles']);
  const [machine] = (await stack.stepFunctions.listExecutions({ stateMachineArn: machineArn })).executions ?? [];
  expect(machine?.status).toBe('SUCCEEDED');
  const id = machine?.name ?? '';

  const { body: known } = await call('GET', `/imports/${id}`);
  expect(known).toMatchObject({
    of: 'invoices',
    file: key,
    state: 'imported',
    counts: { accepted: 6, duplicate: 1, refused: 1 },
    isHeld: true,
    release: null,
  });
  const lines = linesOf(stack.fileAt(known.resultFile));
  expect(lines.map(({ row: number, name, outcome }) => [number, name, outcome])).toEqual([
    [1, 'OB-1', 'accepted'],
    [2, 'OB-2', 'accepted'],
    [3, 'OB-3', 'accepted'],
    [4, 'OB-4', 'accepted'],
    [5, 'OB-5', 'accepted'],
    [6, 'OB-6', 'accepted'],
    [7, 'OB-6', 'duplicate'],
    [8, 'OB-7', 'refused'],
  ]);
  expect(lines[7]?.errors).toMatchObject([{ field: 'dueDate' }]);

  // Nothing of a row is in what finance reads of an execution, or in the events.
  const { executionArn = '' } = machine ?? {};
  const history = await stack.stepFunctions.getExecutionHistory({ executionArn, maxResults: 1000 });
  expect(JSON.stringify(history)).not.toMatch(/client\.example|Société|OB-1/);

  await playTo('2026-03-26T12:00:00Z');
  expect(stack.ses.count()).toBe(0);
  const first = lines[0]?.invoiceId ?? '';
  expect((await call('GET', `/invoices/${first}/next-action`)).body.blockers).toMatchObject([
    { code: 'importNotReleased' },
  ]);

  const preview = (await call('GET', `/imports/${id}/preview?maxMessagesPerDay=2&days=6`)).body;
  expect(preview.days).toEqual([
    { date: '2026-03-27', messages: 2 },
    { date: '2026-03-30', messages: 2 },
    { date: '2026-03-31', messages: 1 },
  ]);
  expect(stack.ses.count()).toBe(0);

  const release = await call('POST', `/imports/${id}/release`, { maxMessagesPerDay: 2 });
  expect(release).toMatchObject({ status: 200, body: { isHeld: false, release: { maxMessagesPerDay: 2 } } });
  expect((await call('POST', `/imports/${id}/release`, { maxMessagesPerDay: 2 })).status).toBe(200);
  expect((await call('POST', `/imports/${id}/release`, {})).status).toBe(409);
  const sentBy = async (instant: string) => {
    await playTo(instant);
    return stack.ses.count();
  };
  expect([
    await sentBy('2026-03-26T22:00:00Z'),
    await sentBy('2026-03-27T22:00:00Z'),
    await sentBy('2026-03-30T22:00:00Z'),
    await sentBy('2026-03-31T22:00:00Z'),
  ]).toEqual([0, 2, 4, 5]);
  // Both invoices of one debtor in one message; what was told before is not told again, and what follows it is.
  const idOf = (name: string) => lines.find((line) => line.name === name)?.invoiceId ?? '';
  expect(await notices(idOf('OB-1'))).toEqual(['2026-03-27 reminderOne']);
  expect(await notices(idOf('OB-2'))).toEqual(['2026-03-27 reminderOne']);
  expect(await notices(idOf('OB-3'))).toEqual(['2026-03-27 directNotice']);

  await stack.dropFile(key, Buffer.from(openBook, 'latin1'));
  await playTo('2026-03-31T23:00:00Z');
  const again = (await stack.stepFunctions.listExecutions({ stateMachineArn: machineArn })).executions ?? [];
  const second = again.find(({ name }) => name !== id)?.name;
  expect((await call('GET', `/imports/${second}`)).body.counts).toEqual({ accepted: 0, duplicate: 7, refused: 1 });
});

const machineArn = 'arn:aws:states:eu-west-3:000000000000:stateMachine:BulkImport';
type Line = { row: number; name?: string; invoiceId?: string; outcome: string; errors?: unknown[] };
const linesOf = (text: string | undefined): Line[] =>
  (text ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
