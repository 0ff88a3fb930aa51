import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { type Listening, listen } from '../../../../local/stack/listen.ts';
import { browserTest, everyView, expectAccessible, phoneWidth } from '../browser.ts';
import { hostileMail, mailOfThisFile } from './mail-of-stack.ts';

const mail = mailOfThisFile();
let server: Listening;
let notice: string;
beforeAll(async () => {
  server = await listen(createAdaptorServer({ fetch: mail.app.fetch }) as Server);
  const [id = ''] = await mail.messagesOf('FA-1');
  notice = `${server.url}/messages/${id}`;
});
afterAll(() => server.close());

browserTest.for(everyView)('the pages are clean at $width px in $colorScheme', async (view, { visit }) => {
  const page = await visit(`${server.url}/messages`, view);
  await expectAccessible(page);
  for (const way of ['html', 'text', 'source', 'headers']) {
    await page.goto(`${notice}?view=${way}`);
    await expectAccessible(page);
  }
  await page.goto(`${server.url}/messages?debtor=C-999`);
  await expectAccessible(page);
});

browserTest('the message is shown as on a computer and as on a phone, whole', async ({ visit }) => {
  const page = await visit(notice);
  for (const device of ['computer', 'phone']) {
    const frame = page.frameLocator(`.${device} iframe`);
    await frame.getByText('Acme SAS').first().waitFor();
    const hidden = await frame
      .locator('html')
      .evaluate((root) => Math.max(0, root.scrollHeight - root.clientHeight) + root.scrollWidth - root.clientWidth);
    expect(hidden, `pixels of the message that do not fit in the ${device}`).toBe(0);
  }
});

browserTest('on a phone one frame is enough', async ({ visit }) => {
  const page = await visit(notice, { width: phoneWidth });
  expect(await page.locator('iframe:visible').count()).toBe(1);
  await page.frameLocator('.phone iframe').getByText('Acme SAS').first().waitFor();
});

browserTest('the views are chosen by keyboard', async ({ visit }) => {
  const page = await visit(notice);
  await page.getByRole('link', { name: 'HTML', exact: true }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/view=text/);
  expect(await page.locator('.tabs [aria-current=page]').textContent()).toBe('Text');
  expect(await page.locator('pre.letter').textContent()).toContain('Acme SAS');
});

browserTest(
  "a mail's script does not run, in its frame or alone, and nothing is fetched for it",
  async ({ browser, skip }) => {
    if (browser === undefined) return skip('there is no Chromium');
    const id = await mail.send(hostileMail);
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const reached: string[] = [];
    await page.route('https://elsewhere.example/**', async (route) => {
      reached.push(route.request().url());
      await route.abort();
    });
    await page.goto(`${server.url}/messages/${id}`);
    const said = page.frameLocator('.computer iframe').locator('#said');
    expect(await said.textContent()).toBe('unchanged');
    await page.goto(`${server.url}/messages/${id}/content`);
    expect(await page.locator('#said').textContent()).toBe('unchanged');
    expect(page.url()).toBe(`${server.url}/messages/${id}/content`);
    expect(reached).toEqual([]);
  },
);
