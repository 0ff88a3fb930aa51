import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect, test } from 'vitest';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const absence = `there is no Chromium at ${executablePath}; CHROMIUM_PATH says where it is`;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a person looks at a page: on a laptop in light unless told otherwise. */
type View = { readonly width?: number; readonly colorScheme?: 'light' | 'dark' };

export const phoneWidth = 390;
/** Every view that a page has to be clean in. */
export const everyView = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: phoneWidth, colorScheme: 'light' },
  { width: phoneWidth, colorScheme: 'dark' },
] as const satisfies readonly View[];

/** Opens a page; what the browser complains about meanwhile fails the test at its end. */
export type Visit = (url: string, view?: View) => Promise<Page>;

/** All that goes wrong in a page, a refusal by its Content Security Policy among it. */
function collectComplaints(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
}

/** A test in real Chromium: `visit` opens pages. Skipped where there is no Chromium at `CHROMIUM_PATH` or its usual place. */
export const browserTest = test
  // oxlint-disable-next-line no-empty-pattern -- vitest reads off the pattern which fixtures this one needs
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }): Promise<Browser | undefined> => {
    if (!existsSync(executablePath)) {
      console.warn(`Skipped: ${absence}`);
      return undefined;
    }
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    const browser = await chromium.launch({ executablePath, args });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('visit', async ({ browser, skip }, { onCleanup }): Promise<Visit> => {
    if (browser === undefined) return skip(absence);
    const complaints: string[] = [];
    const pages: Page[] = [];
    onCleanup(async () => {
      for (const page of pages) await page.context().close();
      expect(complaints, 'what the browser complained about').toEqual([]);
    });
    return async (url, { width = 1280, colorScheme = 'light' } = {}) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      pages.push(page);
      collectComplaints(page, complaints);
      await page.goto(url);
      return page;
    };
  });

/** Fails unless everybody can use the page as it stands: no rule of axe is broken and nothing is wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  // As a text: a script element would be refused by the page's Content Security Policy.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { preload: false })');
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
  expect(found, `what axe found on ${page.url()}`).toEqual([]);
  await expectNoOverflow(page);
}

/** Fails if a person has to scroll the page sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect(overflow, `pixels by which ${page.url()} is too wide`).toBeLessThanOrEqual(0);
}
