import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll } from 'vitest';
import { listenHandler } from '../../../../local/stack/listen.ts';
import { aDebtor, anInvoice } from '../../../builders.ts';
import { consoleOfStack, type ConsoleOfStack } from '../console-of-stack.ts';

export const base = 'http://127.0.0.1:8080';

const debtor = (id: string, name: string, address: string) =>
  aDebtor({ id, name, emails: [{ role: 'accounting', address }] });

/** Two companies whose invoices one bureau reads, one whose address does not exist, and one that owes nothing yet. */
const debtors = {
  acme: debtor('C-001', 'Acme SAS', 'bureau@shared.example'),
  beta: debtor('C-002', 'Beta SAS', 'Bureau@shared.example'),
  gamma: debtor('C-003', 'Gamma SAS', 'bounce@simulator.amazonses.com'),
  delta: debtor('C-004', 'Delta SAS', 'compta@delta.example'),
};

/** The mail of four debtors, three of whom were written to; and whatever else a test hands to SES. */
type MailOfStack = {
  readonly app: ConsoleOfStack['app'];
  /** The SES ids of the messages that tell of an invoice. */
  readonly messagesOf: (number: string) => Promise<string[]>;
  readonly invoiceId: (number: string) => string;
  /** Hands a mail to SES as a program other than Relance would; answers its id. */
  readonly send: (mime: string, to?: string) => Promise<string>;
};

async function writeFirstNotices(running: ConsoleOfStack): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const post = async (number: string, who: keyof typeof debtors, dueDate: string) =>
    ids.set(number, await running.post(anInvoice({ number, debtor: debtors[who], dueDate })));
  await post('FA-1', 'acme', '2026-03-31');
  await post('FA-2', 'acme', '2026-03-31');
  await post('FA-3', 'beta', '2026-03-31');
  await post('FA-4', 'gamma', '2026-03-31');
  await post('FA-5', 'delta', '2026-12-31');
  const headers = { origin: base, 'content-type': 'application/x-www-form-urlencoded' };
  await running.app.request(`${base}/time`, { method: 'POST', headers, body: 'step=week&backTo=/' });
  return ids;
}

/** The messages of a week in March 2026, for all tests of a file. */
export function mailOfThisFile(): MailOfStack {
  let running: ConsoleOfStack;
  let ids: Map<string, string>;
  let client: SESClient;
  let closeSes: () => Promise<void>;
  beforeAll(async () => {
    running = await consoleOfStack('2026-03-20T08:00:00Z', { lives: 'file' });
    ids = await writeFirstNotices(running);
    const { url, close } = await listenHandler(running.stack.ses.handle);
    closeSes = close;
    client = new SESClient({
      endpoint: url,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  });
  afterAll(async () => {
    client.destroy();
    await closeSes();
    await running.stop();
  });
  const invoiceId = (number: string): string => ids.get(number) ?? '';
  return {
    get app() {
      return running.app;
    },
    invoiceId,
    messagesOf: async (number) =>
      (await running.events(invoiceId(number))).flatMap(({ type, data }) =>
        type === 'CourtesyNoticeSent' ? data.messageId : [],
      ),
    async send(mime, to = 'reader@elsewhere.example') {
      const { MessageId = '' } = await client.send(
        new SendRawEmailCommand({
          Source: 'writer@elsewhere.example',
          Destinations: [to],
          RawMessage: { Data: Buffer.from(mime) },
        }),
      );
      return MessageId;
    },
  };
}

/** A mail by somebody who means harm: markup in its subject and a header, a script in its HTML. */
export const hostileMail = [
  'From: "<img src=x onerror=alert(1)>" <writer@elsewhere.example>',
  'To: reader@elsewhere.example',
  'Subject: </title><script>alert(1)</script>',
  'X-Odd: "><script>alert(2)</script>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=part',
  '',
  '--part',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p id="said">unchanged</p><script>document.getElementById("said").textContent = "changed";',
  'top.location = "https://elsewhere.example/";</script>',
  '<img src="https://elsewhere.example/seen.png" onerror="document.getElementById(\'said\').textContent = \'changed\'">',
  '--part',
  'Content-Type: application/pdf',
  'Content-Disposition: attachment; filename="invoice <1>.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERg==',
  '--part--',
  '',
].join('\r\n');
