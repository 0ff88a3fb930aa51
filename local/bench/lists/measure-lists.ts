import { marshall } from '@aws-sdk/util-dynamodb';
import { keys } from '../../../lambdas/adapters/dynamodb/keys.ts';
import { createEngineCall, type EngineCall } from '../../dynamodb/engine-call.ts';
import { type ApiClient, ApiFailureError, createApiClient } from '../../replay/api-client.ts';
import { names } from '../../stack/environment.ts';
import { startStack } from '../../stack/stack.ts';
import { createVirtualClock } from '../../time/clock.ts';
import type { Figure, Findings } from '../figure.ts';
import { createTimings, type Rounds, spreadOf, timeInTurn } from '../timings.ts';
import { invoicesPerDebtor, seededDebtorId, seededInvoiceId, seedCases } from './seed-cases.ts';

const few = 1_000;
const many = 100_000;
const rounds = 5;
const perRound = 50;
const warmUp = 20;
const pagesInARow = 8;
const percent = 95;
const mostTimesFew = 1.2;

type Asking = () => Promise<unknown>;
type Book = {
  readonly client: ApiClient;
  readonly engine: EngineCall;
  readonly cases: number;
  readonly close: () => Promise<void>;
};

async function openBook(cases: number): Promise<Book> {
  // Over all due dates: what is still to come and what is long due are both in the lists.
  const stack = await startStack({ clock: createVirtualClock(Date.parse('2026-06-02T08:00:00Z')) });
  await seedCases(stack.table.endpoint, cases);
  const client = createApiClient(stack.url, await stack.token());
  const engine = createEngineCall(stack.table.endpoint);
  return {
    client,
    engine: engine.call,
    cases,
    async close() {
      client.close();
      engine.close();
      await stack.close();
    },
  };
}

async function get({ client }: Book, path: string): Promise<{ cursor?: string | undefined }> {
  const { status, body } = await client.call('GET', path);
  if (status !== 200) throw new ApiFailureError(`GET ${path}: ${status}`);
  return body as { cursor?: string };
}

/** Asks for the pages of a list one after the other, and again from the first after some. */
function pagesOf(book: Book, path: string): Asking {
  let cursor: string | undefined;
  let page = 0;
  return async () => {
    page = (page % pagesInARow) + 1;
    const from = cursor === undefined || page === 1 ? '' : `${path.includes('?') ? '&' : '?'}cursor=${cursor}`;
    ({ cursor } = await get(book, path + from));
  };
}

/** Asks about one invoice after the other, all over the book. */
function eachOf({ cases }: Book, ask: (index: number) => Promise<unknown>): Asking {
  let asked = 0;
  return () => {
    asked += 1;
    // A step that shares no factor with the size comes to every invoice before it comes to one again.
    return ask((asked * 7_919) % cases);
  };
}

/** The engine's own part in the answers: one read of a case by its key, with nothing of Relance in between. */
function readCase({ engine }: Book, index: number): Promise<unknown> {
  return engine('GetItem', {
    TableName: names.table,
    Key: marshall(keys.case(seededInvoiceId(index))),
    ConsistentRead: true,
  });
}

type Question = { readonly askOf: (book: Book) => Asking; readonly hasAim: boolean };

const withAim = (askOf: Question['askOf']): Question => ({ askOf, hasAim: true });
const questions: { readonly [name: string]: Question } = {
  'GET /invoices/{id}/next-action': withAim((book) =>
    eachOf(book, (index) => get(book, `/invoices/${seededInvoiceId(index)}/next-action`)),
  ),
  'GET /invoices?status=open': withAim((book) => pagesOf(book, '/invoices?status=open')),
  'GET /invoices?stage=reminderOne': withAim((book) => pagesOf(book, '/invoices?stage=reminderOne')),
  'GET /invoices?debtor=…': withAim((book) =>
    eachOf(book, (index) => get(book, `/invoices?debtor=${seededDebtorId(index)}`)),
  ),
  'GET /tasks': withAim((book) => pagesOf(book, '/tasks')),
  'the engine alone, GetItem': { askOf: (book) => eachOf(book, (index) => readCase(book, index)), hasAim: false },
};

function figuresOf(name: string, hasAim: boolean, { inFew = [], inMany = [] }: Rounds): Figure[] {
  const fewMs = createTimings(inFew).percentileMs(percent);
  const manyMs = createTimings(inMany).percentileMs(percent);
  const ratios = inMany.map(
    (timings, round) => timings.percentileMs(percent) / (inFew[round]?.percentileMs(percent) ?? Number.NaN),
  );
  return [
    {
      name: `${name}, p${percent} of ${many.toLocaleString('en')} open`,
      value: manyMs,
      unit: 'ms',
      spread: spreadOf(inMany.map((timings) => timings.percentileMs(percent))),
    },
    {
      name: `${name}, p${percent} to that of ${few.toLocaleString('en')}`,
      value: manyMs / fewMs,
      unit: '×',
      spread: spreadOf(ratios),
      ...(hasAim && { aim: { atMost: mostTimesFew } }),
    },
  ];
}

/** Asks a large book and a small one the same questions in turn, over HTTP. */
export async function measureLists(): Promise<Findings> {
  const small = await openBook(few);
  try {
    const startedAt = performance.now();
    const large = await openBook(many);
    const seededSeconds = (performance.now() - startedAt) / 1_000;
    try {
      const figures: Figure[] = [];
      for (const [name, { askOf, hasAim }] of Object.entries(questions)) {
        const contest = { inFew: askOf(small), inMany: askOf(large) };
        await timeInTurn(contest, 1, warmUp);
        figures.push(...figuresOf(name, hasAim, await timeInTurn(contest, rounds, perRound)));
      }
      return {
        figures,
        notes: [
          `N = ${rounds * perRound} of each question and size after ${warmUp} to warm up, in turn, on two stacks. Pages of 50, ${pagesInARow} in a row; ${invoicesPerDebtor} ` +
            `invoices a debtor; one invoice of six has come to the legal decision and has a task. Spread: ${rounds} rounds. Cases, debtors and tasks are ` +
            `seeded as the repository stores them, without their event logs (${many.toLocaleString('en')} in ${seededSeconds.toFixed(0)} s).`,
        ],
      };
    } finally {
      await large.close();
    }
  } finally {
    await small.close();
  }
}
