import { onTestFinished } from 'vitest';
import { createConsoleApp } from '../../../../local/console/app.ts';
import { createSes } from '../../../../local/ses/ses.ts';
import { createActivity } from '../../../../local/time/activity.ts';
import { callbackState, taskState, virtualStepFunctions } from '../../step-functions/virtual-step-functions.ts';

const base = 'http://127.0.0.1:8080';

/** The shape of dunning in small: a ladder races a listener, and each end plans again. */
export const race = {
  StartAt: 'Plan',
  States: {
    Plan: taskState('plan', { ResultPath: '$.plan', Next: 'What now?' }),
    'What now?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.plan.action', StringEquals: 'dun', Next: 'Race' }],
      Default: 'Closed',
    },
    Race: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Wait for reminder',
          States: {
            'Wait for reminder': { Type: 'Wait', TimestampPath: '$.plan.at', Next: 'Remind' },
            Remind: taskState('remind', { Next: 'Ladder ended' }),
            'Ladder ended': { Type: 'Fail', Error: 'LadderEnded' },
          },
        },
        {
          StartAt: 'Listen',
          States: {
            Listen: callbackState({ Next: 'Case changed' }),
            'Case changed': { Type: 'Fail', Error: 'Changed' },
          },
        },
      ],
      Catch: [{ ErrorEquals: ['LadderEnded', 'Changed'], ResultPath: '$.ended', Next: 'Plan' }],
      Next: 'Plan',
    },
    Closed: { Type: 'Succeed' },
  },
};

/** Plans a reminder for 1 April first, and to close after that. */
export function plansOneReminder(): () => object {
  let plans = 0;
  return () => ((plans += 1) === 1 ? { action: 'dun', at: '2026-04-01T07:30:00.000Z' } : { action: 'close' });
}

/** The pages over Step Functions with one small machine, in virtual time. */
export function smallConsole(setup: Parameters<typeof virtualStepFunctions>[0]) {
  const virtual = virtualStepFunctions(setup);
  const { stepFunctions } = virtual;
  const now = (): number => Date.parse(virtual.now());
  const ses = createSes({
    store: ':memory:',
    clock: { now },
    region: 'eu-west-3',
    onEvent: () => Promise.resolve(),
    activity: createActivity(),
  });
  onTestFinished(() => {
    stepFunctions.close();
    ses.close();
  });
  const app = createConsoleApp({
    stepFunctions,
    ses,
    // Nothing listens there: these pages read no table.
    table: { endpoint: 'http://127.0.0.1:9' },
    api: () => Promise.reject(new Error('these pages read no case')),
    time: {
      kind: 'virtual',
      now,
      nextDueAt: stepFunctions.nextDueAt,
      advanceTo: (until) => virtual.passTime(new Date(until).toISOString()),
      stop: () => Promise.resolve(),
    },
  });
  return {
    ...virtual,
    async get(path: string): Promise<{ status: number; text: string }> {
      const response = await app.request(base + path);
      return { status: response.status, text: await response.text() };
    },
    page: async (path: string): Promise<string> => (await app.request(base + path)).text(),
  };
}

/** The texts of a table's rows by what their first cell says, from a page. */
export function rowsOf(page: string, caption: string): ReadonlyMap<string, string> {
  const table = page.split('<table').find((part) => part.includes(caption)) ?? '';
  const rows = table.split('<tbody')[1]?.split('<tr').slice(1) ?? [];
  return new Map(
    rows.map((row) => {
      const [first = '', ...cells] = row.split('<td').slice(1).map(textOf);
      return [first, cells.join(' | ')];
    }),
  );
}

/** What a piece of a page says, without the markup that begins before it. */
function textOf(markup: string): string {
  return markup
    .slice(markup.indexOf('>') + 1)
    .replaceAll('<wbr />', '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** How the states stand by the table below the graph. */
export function standingsIn(page: string): Record<string, string> {
  const rows = [...rowsOf(page, 'The states that were entered')];
  return Object.fromEntries(rows.map(([state, said]) => [state, said.split(' | ')[1] ?? '']));
}

/** What the graph writes into a state's box. */
export function boxOf(page: string, state: string): { readonly classes: string; readonly lines: readonly string[] } {
  const box = page.split('class="node ').find((part) => part.includes(`<title>${state}</title>`)) ?? '';
  const drawn = box.slice(0, box.indexOf('</g>'));
  return {
    classes: box.slice(0, box.indexOf('"')),
    lines: [...drawn.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, line = '']) => line),
  };
}
