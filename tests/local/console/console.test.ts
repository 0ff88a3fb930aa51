import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../../builders.ts';
import { consoleOfStack, type ConsoleOfStack } from './console-of-stack.ts';

const base = 'http://127.0.0.1:8080';
const startAt = '2026-03-20T08:00:00Z';

let pages: ConsoleOfStack;
let invoiceId: string;
beforeAll(async () => {
  pages = await consoleOfStack(startAt, { lives: 'file' });
  const debtor = aDebtor({ name: '<b>Évil & Söhne</b>' });
  invoiceId = await pages.post(anInvoice({ number: 'FA-2026-0042', debtor }));
});
afterAll(() => pages.stop());

const get = async (path: string, init: RequestInit = {}) => {
  const response = await pages.app.request(base + path, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

function move(step: string, changes: { readonly backTo?: string; readonly origin?: string } = {}) {
  const { backTo = '/cases', origin = base } = changes;
  const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' };
  return get('/time', { method: 'POST', headers, body: new URLSearchParams({ step, backTo }).toString() });
}

describe('the time bar', () => {
  it('says what time it is and when the next thing is due', async () => {
    // Nothing is due until the stream has told of the invoice and its run has planned.
    await expect.poll(async () => (await get('/')).text, { timeout: 20_000 }).toMatch(/next due\s*<time/);
    expect((await get('/')).text).toMatch(/Virtual time <strong>\s*<time[^>]+>Fri, 20 Mar 2026, 09:0/);
  });

  it('moves time by a day and shows the same page again', async () => {
    const before = pages.stack.clock.now();
    const answer = await move('day', { backTo: '/cases?status=open' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/cases?status=open');
    expect(pages.stack.clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
  });

  it('moves to the next thing due, and it happens: the notice is proposed, then sent', async () => {
    for (let moves = 0; moves < 6 && pages.stack.ses.count() === 0; moves += 1) await move('nextDue');
    expect(pages.stack.ses.count()).toBe(1);
    expect(new Date(pages.stack.clock.now()).toISOString()).toMatch(/^2026-03-24T0[78]/);
  });

  it('moves time by a week', async () => {
    const before = pages.stack.clock.now();
    await move('week');
    expect(pages.stack.clock.now() - before).toBeGreaterThanOrEqual(7 * 86_400_000);
  });

  it.each([
    ['a page elsewhere to go back to', 'day', { backTo: 'https://evil.example/' }, 400, 'backTo'],
    ['a page elsewhere in disguise', 'day', { backTo: '//evil.example/' }, 400, 'backTo'],
    ['a step that there is not', 'year', {}, 400, 'step'],
    ['a form of another site', 'day', { origin: 'https://evil.example' }, 403, 'Forbidden'],
  ])('refuses %s, and time stays', async (_, step, changes, status, named) => {
    const before = pages.stack.clock.now();
    const answer = await move(step, changes);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(named);
    expect(pages.stack.clock.now() - before).toBeLessThan(3_600_000);
  });
});

describe('the cases', () => {
  it('are listed with status and balance, and filtered by status', async () => {
    expect((await get('/cases')).text).toMatch(/FA-2026-0042[^]*€1,200\.00/);
    expect((await get('/cases?status=paid')).text).toContain('No case.');
    const refused = await get('/cases?status=forgotten');
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('status');
  });

  it('show how a case stands, what comes next, and every event with its message', async () => {
    const { text } = await get(`/cases/${invoiceId}`);
    expect(text).toContain('reminder one, from');
    expect(text).toMatch(/CourtesyNoticeSent[^]*<a href="\/messages\/[^"]+">the message<\/a>/);
    expect(text).toContain(`/executions?search=${invoiceId}`);
  });

  it('write what others wrote as text, never as markup', async () => {
    const { text } = await get(`/cases/${invoiceId}`);
    expect(text).toContain('&lt;b&gt;Évil &amp; Söhne&lt;/b&gt;');
    expect(text).not.toContain('<b>Évil');
  });

  it('that are not there are answered 404, in a page', async () => {
    const { status, text } = await get('/cases/main-nothing-00000000');
    expect(status).toBe(404);
    expect(text).toContain('Nothing here');
  });
});

describe('the pages', () => {
  it('run no script and load nothing from elsewhere', async () => {
    const { headers, text } = await get('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
    expect(text).not.toContain('<script');
  });

  it('are served under the names of this machine alone', async () => {
    expect((await pages.app.request('http://evil.example/')).status).toBe(421);
    expect((await pages.app.request('http://localhost:8080/')).status).toBe(200);
  });
});
