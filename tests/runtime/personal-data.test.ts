import { expect, it } from 'vitest';
import { names } from '../../local/stack/environment.ts';
import { apiOfThisFile } from '../api/api-stack.ts';
import { tellOf } from '../e2e/told-by-ses.ts';
import { aDebtor, anInvoice } from '../builders.ts';

const lines: string[] = [];
const api = apiOfThisFile({ logsEverything: true, log: (line) => void lines.push(line) });

const personal = ['Quendolyne', 'Xylander', 'Passepartoutgasse', '99-ZZ-7', 'quirky-mailbox', '555-SIRET-555'];
const debtor = aDebtor({
  name: 'Quendolyne Xylander',
  emails: [{ role: 'accounting', address: 'quirky-mailbox@xylander.example' }],
  address: { lines: ['7 Passepartoutgasse'], postalCode: '99-ZZ-7', city: 'Xylander' },
  registrationNumber: '555-SIRET-555',
});
const payment = (id: string, amountMinor: number) => ({
  id,
  amount: { amountMinor, currency: 'EUR' },
  receivedOn: '2026-04-20',
});

/** All that Step Functions keeps of its executions: inputs, outputs, and every event of their histories. */
async function keptByStepFunctions(): Promise<string> {
  const { stepFunctions } = api.stack();
  const kept: unknown[] = [];
  for (const stateMachineArn of [names.dunning, names.debtorNotice]) {
    const { executions = [] } = await stepFunctions.listExecutions({ stateMachineArn });
    for (const { executionArn } of executions) {
      kept.push(await stepFunctions.describeExecution({ executionArn }));
      kept.push(await stepFunctions.getExecutionHistory({ executionArn, maxResults: 1000 }));
    }
  }
  return JSON.stringify(kept);
}

it('keeps names, addresses and mailboxes out of every log line and every execution, whatever happens', async () => {
  const { id } = (await api.post('/invoices', anInvoice({ debtor }))).body;
  await api.playTo('2026-04-21T06:00:00Z');
  await api.post(`/invoices/${id}/payments`, payment('part', 20_000));
  const { messageId } = (await api.get(`/invoices/${id}`)).body.notices.at(-1);
  const reply = { text: 'Quendolyne Xylander\nhas left', from: 'quirky-mailbox@xylander.example' };
  const { status, body } = await api.post(`/messages/${messageId}/replies`, reply);
  expect(status).toBe(201);
  await api.post(`/messages/${messageId}/replies`, { ...reply, receivedAt: 'Quendolyne Xylander' });
  const mail = [
    `In-Reply-To: <${messageId}@eu-west-3.amazonses.com>`,
    'From: Quendolyne Xylander <quirky-mailbox@xylander.example>',
    'Subject: 7 Passepartoutgasse',
    '\r\nQuendolyne Xylander',
  ];
  await api.stack().receiveMail(mail.join('\r\n'));
  await api.stack().receiveMail(mail.slice(1).join('\r\n'));
  expect((await api.get('/tasks')).body.tasks).toHaveLength(3);
  await api.post(`/tasks/${body.task.id}/done`, { result: 'answered' });
  await api.playTo('2026-06-01T06:00:00Z');
  await api.post(`/invoices/${id}/payments`, payment('rest', 100_000));
  await api.playTo('2026-06-02T06:00:00Z');
  // What the mail service tells names the address.
  const [message] = api.stack().ses.messages();
  if (!message) throw new Error('nothing left');
  for (const told of ['Delivery', 'Complaint', 'Bounce'] as const) await tellOf({ stack: api.stack() }, message, told);
  expect((await api.get('/debtors/C-001')).body.emails).toMatchObject([{ outOfService: { why: 'complaint' } }]);
  // What is refused, on the API and on the bus, with the person in the wrong field.
  await api.post('/invoices', anInvoice({ number: 'Xylander\n', dueDate: 'Quendolyne', debtor }));
  await api.post('/invoices', anInvoice({ debtor, issueDate: '2026-03-02', currency: 'Xylander' }));
  await api.send('POST', '/invoices', { raw: 'Quendolyne Xylander' });
  for (const detail of [
    anInvoice({ number: 'bus', dueDate: 'Xylander', debtor }),
    { debtor },
    anInvoice({ debtor, policyId: 'none' }),
  ])
    await api.stack().bus.put(names.eventBus, {
      version: '0',
      id: '00000000-0000-0000-0000-000000000000',
      source: 'billing',
      account: '000000000000',
      region: names.region,
      time: '2026-06-02T06:00:00Z',
      resources: [],
      'detail-type': 'InvoiceIssued',
      detail,
    });
  await api.stack().activity.whenIdle();

  expect((await api.get(`/invoices/${id}`)).body).toMatchObject({
    status: 'paid',
    debtor: { name: 'Quendolyne Xylander' },
  });
  expect(api.stack().ses.count()).toBeGreaterThan(5);
  const logged = lines.join('');
  const kept = await keptByStepFunctions();
  expect(logged).toContain(id);
  expect(kept).toContain(id);
  for (const word of personal) {
    expect(logged).not.toContain(word);
    expect(kept).not.toContain(word);
  }
}, 120_000);
