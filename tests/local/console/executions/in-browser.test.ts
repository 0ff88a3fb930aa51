import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Listening, listen } from '../../../../local/stack/listen.ts';
import { anInvoice } from '../../../builders.ts';
import { browserTest, everyView, expectAccessible, expectNoOverflow, phoneWidth } from '../browser.ts';
import { consoleOfStack, type ConsoleOfStack } from '../console-of-stack.ts';

let stack: ConsoleOfStack;
let server: Listening;
/** Never paid: the machine's longest way, up to the decision that waits for a person. */
let neverPaid: string;
beforeAll(async () => {
  stack = await consoleOfStack('2026-03-02T08:00:00Z', { lives: 'file' });
  const invoiceId = await stack.post(anInvoice({ number: 'FA-2026-0042' }));
  await stack.post(anInvoice({ number: 'FA-2026-0107' }));
  await stack.playTo('2026-07-20T08:00:00Z');
  neverPaid = `/executions/Dunning/${invoiceId}-r1`;
  server = await listen(createAdaptorServer({ fetch: stack.app.fetch }) as Server);
});
afterAll(async () => {
  await server.close();
  await stack.stop();
});

browserTest('finds the execution of an invoice by its number, and shows it', async ({ visit }) => {
  const page = await visit(`${server.url}/executions`);
  await page.getByRole('searchbox', { name: 'Invoice number' }).fill('2026-0042');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search=2026-0042/);
  const links = page.getByRole('table').getByRole('link');
  expect(await links.allTextContents()).toEqual([neverPaid.split('/').at(-1)]);
  await links.click();
  await page.waitForURL(/-r1$/);
  expect(new URL(page.url()).pathname).toBe(neverPaid);
});

browserTest('filters by machine and status, and counts them', async ({ visit }) => {
  const page = await visit(`${server.url}/executions`);
  expect(await page.getByLabel('Machine').locator('option').allTextContents()).toContain('Dunning (2)');
  await page.getByLabel('Machine').selectOption('Dunning');
  await page.getByLabel('Status').selectOption('RUNNING');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/status=RUNNING/);
  expect(await page.getByLabel('Status').locator('option').allTextContents()).toContain('running (2)');
  expect(await page.getByRole('table').getByRole('link').count()).toBe(2);
});

browserTest('marks the states of a case that was never paid', async ({ visit }) => {
  const page = await visit(server.url + neverPaid);
  const graph = page.getByRole('region', { name: 'Graph' });
  const states = (outcome: string) => graph.locator(`.state.${outcome} text:first-of-type`).allTextContents();
  expect(await states('running')).toEqual(['Dunning', 'Listen for case events', 'Wait for legal decision']);
  expect(await states('failed')).toEqual([]);
  expect(await states('notEntered')).toContain('Invoice paid');
  expect(await graph.getByRole('link', { name: 'Send reminder two: ✓ succeeded' }).count()).toBe(1);
});

browserTest('leads from a state to its first event by keyboard, and unfolds what it was given', async ({ visit }) => {
  const page = await visit(server.url + neverPaid);
  await page
    .getByRole('link', { name: /^Wait for courtesy notice/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const event = page.locator('tr:has(:target)');
  expect(await event.textContent()).toContain('WaitStateEntered');
  await event.getByText('input', { exact: true }).focus();
  await page.keyboard.press('Enter');
  expect(await event.locator('pre').textContent()).toContain('"courtesyNotice": "2026-');
  await page.keyboard.press('Tab');
  expect(await event.locator('pre').evaluate((data) => data.matches(':focus'))).toBe(true);
});

browserTest('on a phone scrolls the graph in a region of its own, by keyboard too', async ({ visit }) => {
  const page = await visit(server.url + neverPaid, { width: phoneWidth });
  await expectNoOverflow(page);
  const graph = page.getByRole('region', { name: 'Graph' });
  await graph.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => graph.evaluate((region) => region.scrollLeft)).toBeGreaterThan(0);
});

browserTest.for(everyView)('is for everybody at $width pixels in $colorScheme', async (view, { visit }) => {
  await expectAccessible(await visit(`${server.url}/executions`, view));
  await expectAccessible(await visit(`${server.url}/executions?search=nothing`, view));
  const page = await visit(`${server.url}${neverPaid}?page=2`, view);
  await page.evaluate('document.querySelectorAll("details").forEach((data) => { data.open = true; })');
  await expectAccessible(page);
});

browserTest.for([1440, 1280, 1024, 768, phoneWidth, 320])('fits a window of %d pixels', async (width, { visit }) => {
  await expectNoOverflow(await visit(`${server.url}/executions`, { width }));
  const page = await visit(server.url + neverPaid, { width });
  await expectNoOverflow(page);
  await page.evaluate('document.querySelectorAll("details").forEach((data) => { data.open = true; })');
  await expectNoOverflow(page);
});
