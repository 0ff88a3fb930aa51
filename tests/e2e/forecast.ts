import { createHash } from 'node:crypto';
import type { RunningStack } from './running-stack.ts';

/** A message as a debtor reads it, with the stages it tells of: `FA-1 reminderOne`. */
export type ReadMessage = {
  readonly debtorId: string;
  readonly at: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The files that go with it: name, type and a hash of the bytes. */
  readonly attachments: readonly string[];
  readonly invoices: readonly string[];
};

type Api = Pick<RunningStack, 'call'>;

const addressesOf = (list: readonly { address?: string | undefined }[] = []) => list.map(({ address = '' }) => address);
const fileOf = (name: string, contentType: string, bytes: Uint8Array): string =>
  [name, contentType, createHash('sha256').update(bytes).digest('hex')].join(' ');
/** Mail has its own line ends, and one at the end. */
const unix = (text = '') => text.replaceAll('\r\n', '\n').trimEnd();

const inOrder = (messages: readonly ReadMessage[]): ReadMessage[] =>
  messages.toSorted((a, b) => (a.debtorId + a.at + a.subject < b.debtorId + b.at + b.subject ? -1 : 1));

/** What the schedule says of some days, page by page. */
export async function scheduleOf({ call }: Api, from: string, to: string, limit = 100): Promise<any[]> {
  const found: any[] = [];
  let cursor: string | undefined;
  do {
    const query = `from=${from}&to=${to}&limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`;
    const { status, body } = await call('GET', `/schedule?${query}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    found.push(...body.days.flatMap(({ date, messages }: any) => messages.map((each: any) => ({ ...each, date }))));
    cursor = body.cursor;
  } while (cursor !== undefined);
  return found;
}

/** The messages of a day as the schedule and the previews show them before. */
export async function forecastOf(api: Api, day: string): Promise<ReadMessage[]> {
  const scheduled = await scheduleOf(api, day, day, 3);
  const previews = await Promise.all(
    [...new Set(scheduled.map(({ nextMessage }) => nextMessage as string))].map(async (path) => {
      const { status, body } = await api.call('GET', path);
      if (status !== 200) throw new Error(JSON.stringify(body));
      const debtorId = path.split('/')[2] ?? '';
      return body.messages.map(({ sendAt, recipients, subject, text, html, attachments, invoices, kind }: any) => ({
        debtorId,
        at: sendAt,
        ...recipients,
        subject,
        text: unix(text),
        html: unix(html),
        attachments: attachments.map(({ name, contentType, contentBase64 }: any) =>
          fileOf(name, contentType, Buffer.from(contentBase64, 'base64')),
        ),
        invoices: invoices.map(({ number, stage }: any) => `${number} ${stage}`).toSorted(),
        kind,
      }));
    }),
  );
  const shown = previews.flat();
  const summary = ({ debtorId, sendAt, at, subject, kind, invoices }: any) =>
    JSON.stringify([debtorId, sendAt ?? at, subject, kind, invoices.map((each: any) => each.number ?? each).length]);
  const [listed, rendered] = [scheduled.map(summary).toSorted(), shown.map(summary).toSorted()];
  if (JSON.stringify(listed) !== JSON.stringify(rendered))
    throw new Error(`the schedule says ${listed.join('\n')}, the previews ${rendered.join('\n')}`);
  return inOrder(
    shown.map(({ debtorId, at, to, cc, subject, text, html, attachments, invoices }) => {
      return { debtorId, at, to, cc, subject, text, html, attachments, invoices };
    }),
  );
}

/** All that the mail service got for some invoices, as its readers read it, day by day. */
export async function deliveredByDay(
  running: RunningStack,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, ReadMessage[]>> {
  const { stack } = running;
  const told = new Map<string, { debtorId: string; lines: string[] }>();
  for (const id of invoiceIds) {
    const { debtor, number } = await running.invoice(id);
    for (const { type, data } of await running.events(id)) {
      if (!type.endsWith('Sent')) continue;
      const known = told.get(data.messageId) ?? { debtorId: debtor.id as string, lines: [] as string[] };
      known.lines.push(`${number} ${data.stage ?? null}`);
      told.set(data.messageId, known);
    }
  }
  const read = await Promise.all(
    stack.ses.messages().map(async ({ sesId, at }): Promise<ReadMessage> => {
      const mail = await stack.ses.parsed(sesId);
      const { debtorId, lines } = told.get(sesId) ?? { debtorId: 'nobody', lines: [] };
      return {
        debtorId,
        at: new Date(at).toISOString(),
        to: addressesOf(mail?.to),
        cc: addressesOf(mail?.cc),
        subject: mail?.subject ?? '',
        text: unix(mail?.text),
        html: unix(mail?.html),
        attachments: (mail?.attachments ?? []).map(({ filename, mimeType, content }) =>
          fileOf(
            filename ?? '',
            mimeType,
            typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
          ),
        ),
        invoices: lines.toSorted(),
      };
    }),
  );
  return Map.groupBy(inOrder(read), ({ at }) => at.slice(0, 10));
}
