import { describe, expect, it } from 'vitest';
import { FunctionError, only, taskState } from '../../step-functions/virtual-step-functions.ts';
import { boxOf, plansOneReminder, race, rowsOf, smallConsole, standingsIn } from './small-console.ts';

const about = { invoiceId: 'main-FA-2026-0042-0a1b2c3d', debtorId: 'C-007' };
const path = '/executions/dunning/invoice-1';

describe('the page of an execution', () => {
  it('says how it stands, where it is until when, and leads to what it is about', async () => {
    const small = smallConsole({ definition: race, functions: { plan: plansOneReminder() } });
    await small.start(about);
    await small.settle();
    const page = await small.page(path);
    expect(page).toMatch(/<dt>Status<\/dt>\s*<dd><span class="badge running">running/);
    expect(page).toContain('Wait for reminder: until Wed, 1 Apr 2026, 09:30');
    expect(page).toContain('href="/cases/main-FA-2026-0042-0a1b2c3d"');
    expect(page).toContain('href="/messages?debtor=C-007"');
    expect(page).toMatch(/<dt>Stopped<\/dt>\s*<dd>not yet/);
  });

  it('marks what runs and what was not entered yet', async () => {
    const small = smallConsole({ definition: race, functions: { plan: plansOneReminder() } });
    await small.start(about);
    await small.settle();
    const page = await small.page(path);
    expect(standingsIn(page)).toEqual({
      Plan: '✓ succeeded',
      'What now?': '✓ succeeded',
      Race: '● in progress',
      'Wait for reminder': '● in progress',
      Listen: '● in progress',
    });
    expect(page).toContain('Not entered: Remind, Ladder ended, Case changed, Closed.');
    expect(boxOf(page, 'Wait for reminder')).toEqual({
      classes: 'state running wait',
      lines: ['Wait for reminder', '● in progress', 'until Wed, 1 Apr 2026, 09:30'],
    });
    expect(boxOf(page, 'Closed')).toEqual({ classes: 'state notEntered succeed', lines: ['Closed'] });
  });

  it('marks an error that was caught as no failure, what lost the race as stopped, and counts', async () => {
    const small = smallConsole({ definition: race, functions: { plan: plansOneReminder(), remind: () => ({}) } });
    await small.run(about);
    const page = await small.page(path);
    expect(standingsIn(page)).toEqual({
      Plan: '✓ succeeded',
      'What now?': '✓ succeeded',
      Race: '↷ caught error',
      'Wait for reminder': '✓ succeeded',
      Listen: '■ stopped',
      Remind: '✓ succeeded',
      'Ladder ended': '↷ caught error',
      Closed: '✓ succeeded',
    });
    expect(boxOf(page, 'Plan').lines).toEqual(['Plan', '✓ succeeded, 2 times']);
    expect(page).toContain('<dd>29 days, 23 hours</dd>');
  });

  it('shows the ways that were taken, with the rules of choices in words', async () => {
    const small = smallConsole({ definition: race, functions: { plan: plansOneReminder(), remind: () => ({}) } });
    await small.run(about);
    const page = await small.page(path);
    const ways = page.split('class="edge ').slice(1);
    const wayOf = (from: string, to: string, kind: string): string =>
      ways.find((way) => way.includes(`<title>${from}&#45;&gt;${to}</title>`) && way.startsWith(`way ${kind}`)) ?? '';
    expect(wayOf('What now?', 'Race', 'choice')).toMatch(/^way choice taken"[^]*action is dun/);
    expect(wayOf('What now?', 'Closed', 'choice')).toMatch(/^way choice taken"[^]*otherwise/);
    expect(wayOf('Race', 'Plan', 'catch')).toMatch(/^way catch taken"[^]*stroke-dasharray[^]*LadderEnded or/);
    expect(wayOf('Race', 'Plan', 'next')).toMatch(/^way next untaken"/);
    expect(wayOf('Listen', 'Case changed', 'next')).toMatch(/^way next untaken"/);
  });

  it('marks the state that an execution failed in, with error and cause', async () => {
    const plan = (): never => {
      throw new FunctionError('NoSuchInvoice');
    };
    const small = smallConsole({ definition: race, functions: { plan } });
    await small.run(about);
    const page = await small.page(path);
    expect(standingsIn(page)).toEqual({ Plan: '✕ failed' });
    expect(page).toMatch(/<dt>Error<\/dt>\s*<dd><strong class="error">NoSuchInvoice/);
    expect(page).toMatch(/<dt>Cause<\/dt>\s*<dd>NoSuchInvoice happened/);
    expect(rowsOf(page, 'Events 1 to').get('5')).toContain('Plan NoSuchInvoice NoSuchInvoice happened');
  });

  it('marks the state that a failed branch took a Parallel down with', async () => {
    const remind = (): never => {
      throw new FunctionError('NoAddress');
    };
    const small = smallConsole({ definition: race, functions: { plan: plansOneReminder(), remind } });
    await small.run(about);
    expect(standingsIn(await small.page(path))).toMatchObject({
      Remind: '✕ failed',
      Race: '✕ failed',
      Listen: '■ stopped',
    });
  });

  it('marks what a stopped execution was in as stopped', async () => {
    const small = smallConsole({ definition: race, functions: { plan: plansOneReminder() } });
    const executionArn = await small.start(about);
    await small.settle();
    await small.stepFunctions.stopExecution({ executionArn });
    const page = await small.page(path);
    expect(page).toContain('<span class="badge over">stopped</span>');
    expect(standingsIn(page)).toMatchObject({ 'Wait for reminder': '■ stopped', Race: '■ stopped' });
    expect(page).not.toContain('Now in');
  });

  it('marks what a redrive took up again by how it ended then', async () => {
    let calls = 0;
    const remind = (): object => {
      if ((calls += 1) === 1) throw new FunctionError('NoAddress');
      return {};
    };
    const small = smallConsole({ definition: race, functions: { plan: plansOneReminder(), remind } });
    const executionArn = await small.start(about);
    await small.passTime();
    await small.stepFunctions.redriveExecution({ executionArn });
    await small.settle();
    const page = await small.page(path);
    expect([...rowsOf(page, 'Events 1 to').values()].join('\n')).toContain('ExecutionRedriven');
    expect(standingsIn(page)).toMatchObject({
      Remind: '✓ succeeded',
      Listen: '■ stopped',
      Race: '↷ caught error',
      'Ladder ended': '↷ caught error',
      Closed: '✓ succeeded',
    });
  });

  it('is drawn without styles of its own, which the pages refuse', async () => {
    const small = smallConsole({ definition: race, functions: { plan: plansOneReminder() } });
    await small.start(about);
    await small.settle();
    const page = await small.page(path);
    expect(page).toMatch(/<svg\s+class="flow"/);
    expect(page).not.toMatch(/style="|<\?xml|DOCTYPE svg/);
  });

  it('writes what others wrote as text, in boxes, ways and data', async () => {
    const name = 'Ask <b>"x" & \\N</b>';
    const small = smallConsole({
      definition: {
        StartAt: 'Choose',
        States: {
          Choose: {
            Type: 'Choice',
            Choices: [{ Variable: '$.a', StringEquals: '<i>\\E</i>', Next: name }],
            Default: name,
          },
          [name]: { Type: 'Succeed' },
        },
      },
    });
    await small.run({ a: '<script>' });
    const page = await small.page(path);
    expect(page).not.toMatch(/<b>|<i>|<script>/);
    expect(page).toContain('&lt;b&gt;&quot;x&quot; &amp; \\N&lt;/b&gt;');
    expect(page).toContain('&lt;i&gt;\\E&lt;/i&gt;');
  });

  it('that there is not is answered 404, in a page', async () => {
    const small = smallConsole({ definition: race });
    const { status, text } = await small.get('/executions/dunning/nothing');
    expect(status).toBe(404);
    expect(text).toContain('Nothing here');
  });
});

describe('the history', () => {
  const looping = {
    StartAt: 'Count',
    States: {
      Count: taskState('count', { ResultPath: '$.count', Next: 'Again?' }),
      'Again?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.count', NumericLessThan: 20, Next: 'Count' }],
        Default: 'Counted',
      },
      Counted: { Type: 'Succeed' },
    },
  };
  // 20 rounds of 7 events, with the start, the last state's two, and the end.
  const total = 144;

  async function counted() {
    let count = 0;
    const small = smallConsole({ definition: looping, functions: { count: () => (count += 1) } });
    await small.run();
    return small;
  }

  it('tells every event with its state, its function, its time, and what it follows', async () => {
    const small = smallConsole({ definition: race, functions: { plan: plansOneReminder(), remind: () => ({}) } });
    await small.run(about);
    const rows = rowsOf(await small.page(path), 'Events 1 to');
    expect(rows.get('1')).toBe(
      `ExecutionStarted | the execution | Mon, 2 Mar 2026, 09:00 | at once | none | input ${JSON.stringify(about, undefined, 2).replaceAll('"', '&quot;').replaceAll(/\s+/g, ' ')}`,
    );
    expect(rows.get('3')).toMatch(/^LambdaFunctionScheduled \| Plan plan \| .* \| 2 \| input/);
    expect(rows.get('18')).toMatch(/^\w+ \| .* \| Wed, 1 Apr 2026, 09:30 \| 29 days, 23 hours \| /);
  });

  it('is shown a hundred events a page, oldest first or newest first', async () => {
    const small = await counted();
    const first = rowsOf(await small.page(path), 'Events 1 to 100 of 144');
    expect([...first.keys()]).toEqual(Array.from({ length: 100 }, (_, index) => String(index + 1)));
    const second = rowsOf(await small.page(`${path}?page=2`), 'Events 101 to 144 of 144');
    expect([...second.keys()].at(-1)).toBe(String(total));
    const newest = rowsOf(await small.page(`${path}?order=newest&page=2`), 'Events 44 to 1 of 144');
    expect([...newest.keys()]).toEqual(Array.from({ length: 44 }, (_, index) => String(44 - index)));
  });

  it('is led to from a state, on whichever page its first event is', async () => {
    const small = await counted();
    const link = /href="([^"]+)" aria-label="Counted/.exec(await small.page(path))?.[1] ?? '';
    expect(link).toBe(`${path}?order=oldest&amp;page=2#event-142`);
    const page = await small.page(link.replace('&amp;', '&').split('#')[0] ?? '');
    expect(page).toContain('<a id="event-142"');
    expect(page).toContain('<a href="#event-142" aria-label="Counted: ✓ succeeded">');
  });

  it('refuses an order or a page that there is not, and shows the last page instead of one beyond it', async () => {
    const small = smallConsole({ definition: only({ Type: 'Succeed' }) });
    await small.run();
    expect(await small.get(`${path}?order=random`)).toMatchObject({ status: 400, text: /order/ });
    expect(await small.get(`${path}?page=0`)).toMatchObject({ status: 400, text: /page/ });
    expect(await small.page(`${path}?page=9`)).toContain('Events 1 to 4 of 4, oldest first; page 1 of 1');
  });
});
