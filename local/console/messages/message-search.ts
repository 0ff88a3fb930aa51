import { html } from 'hono/html';
import { debtorQuerySchema } from '../../../lambdas/api/queries.ts';
import { debtorAnswer } from '../../../lambdas/api/answers/debtor.ts';
import { debtorSchema } from '../../../lambdas/domain/debtor.ts';
import { type ApiClient, UnexpectedAnswerError } from '../../start/api-client.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import type { Markup } from '../markup.ts';
import type { RecordedMessage } from './message-records.ts';

const { creditor: creditorSchema } = debtorQuerySchema.shape;
const mainCreditor = creditorSchema.parse(undefined);

/** Whose messages are looked for, as the address of the page says it. */
export type Wanted = { readonly debtor: string; readonly creditor: string };

/** Which messages are looked for. */
export type MessageSearch = {
  /** All addresses when undefined. */
  readonly destinations: readonly string[] | undefined;
  /** An address may be that of several debtors. */
  readonly isMeant: (recorded: RecordedMessage) => boolean;
  /** What is looked for, in words. */
  readonly caption: string;
  /** What is said when nothing is found. */
  readonly empty: string;
};

const everything = {
  destinations: undefined,
  isMeant: () => true,
  caption: 'All messages that left, newest first',
  empty: 'No message has left yet.',
};

async function findDebtor(api: ApiClient, { debtor, creditor }: Wanted) {
  if (!debtorSchema.shape.id.safeParse(debtor).success) return undefined;
  try {
    return await api.get(`/debtors/${debtor}?${new URLSearchParams({ creditor }).toString()}`, debtorAnswer);
  } catch (error) {
    if (error instanceof UnexpectedAnswerError && error.status === 404) return undefined;
    throw error;
  }
}

/** Finds out which messages are those of a debtor, or to an address: the API says which addresses a debtor has. */
export async function searchFor({ api }: Pick<ConsoleDeps, 'api'>, wanted: Wanted): Promise<MessageSearch> {
  const { debtor, creditor } = wanted;
  if (debtor === '') return everything;
  if (debtor.includes('@')) {
    const words = { caption: `Messages to ${debtor}, newest first`, empty: `No message has left to ${debtor}.` };
    return { ...everything, destinations: [debtor], ...words };
  }
  const found = await findDebtor(await api(), wanted);
  if (!found) return { ...everything, destinations: [], empty: `Creditor ${creditor} has no debtor ${debtor}.` };
  const destinations = found.emails.map(({ address }) => address);
  const whom = `${found.name} (${debtor}) at ${destinations.join(', ')}`;
  return {
    destinations,
    isMeant: ({ message }) => message?.debtorId === debtor && message.creditor === creditor,
    caption: `Messages to ${whom}, newest first`,
    empty: `No message has left to ${whom}.`,
  };
}

/** The query of the list that shows a debtor's messages. */
export function debtorQuery({ debtor, creditor }: Wanted, more: Readonly<Record<string, string>> = {}): string {
  const query = { ...(debtor !== '' && { debtor }), ...(creditor !== mainCreditor && { creditor }), ...more };
  return new URLSearchParams(query).toString();
}

/** Where one looks for the messages of a debtor or to an address. */
export function searchForm({ debtor, creditor }: Wanted): Markup {
  return html`<form class="filter" role="search">
    <label
      >Debtor's id or address
      <input type="search" name="debtor" value="${debtor}" spellcheck="false" autocapitalize="none" />
    </label>
    ${creditor === mainCreditor ? '' : html`<input type="hidden" name="creditor" value="${creditor}" />`}
    <button>Show</button>
    ${debtor === '' ? '' : html`<a href="/messages">All messages</a>`}
  </form>`;
}
