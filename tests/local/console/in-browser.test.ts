import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startConsole } from '../../../local/console/console.ts';
import type { Listening } from '../../../local/stack/listen.ts';
import { anInvoice } from '../../builders.ts';
import { browserTest, everyView, expectAccessible, expectNoOverflow } from './browser.ts';
import { consoleOfStack, type ConsoleOfStack } from './console-of-stack.ts';

let pages: ConsoleOfStack;
let server: Listening;
let caseId: string;
beforeAll(async () => {
  pages = await consoleOfStack('2026-03-20T08:00:00Z', { lives: 'file' });
  caseId = await pages.post(anInvoice());
  await pages.post(anInvoice({ number: 'FA-2026-0043' }));
  // Paid by more than was owed: a task for a person.
  await pages.pay(caseId, 'bank-1', 130_000, '2026-03-20');
  server = await startConsole(pages.deps);
});
afterAll(async () => {
  await server.close();
  await pages.stop();
});

describe('in a browser', () => {
  for (const view of everyView)
    browserTest(
      `the overview and the cases are clean at ${view.width} px in ${view.colorScheme}`,
      async ({ visit }) => {
        for (const path of ['/', '/cases', `/cases/${caseId}`]) {
          const page = await visit(server.url + path, view);
          await expectAccessible(page);
          await expectNoOverflow(page);
        }
      },
    );

  browserTest(
    'time is moved by keyboard, and the same page comes back with what happened meanwhile',
    async ({ visit }) => {
      const page = await visit(`${server.url}/cases`);
      await expect.poll(() => pages.stack.stepFunctions.nextDueAt(), { timeout: 20_000 }).toBeDefined();
      const before = pages.stack.clock.now();
      await page.getByRole('button', { name: '+ 1 week' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.getByRole('status').innerText(), { timeout: 60_000 }).toContain('27 Mar 2026');
      expect(new URL(page.url()).pathname).toBe('/cases');
      expect(pages.stack.clock.now() - before).toBeGreaterThanOrEqual(7 * 86_400_000);
      await expect.poll(() => page.getByRole('row', { name: /FA-2026-0043/ }).innerText()).toContain('courtesy notice');
    },
  );

  browserTest('the first press of Tab leads past the navigation', async ({ visit }) => {
    const page = await visit(`${server.url}/cases`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });
});
