// Takes the README's pictures of the pages, after the examples' story: `node scripts/take-pictures.ts`. Needs Chromium.
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { projectRoot } from '../local/stack/environment.ts';
import { start } from '../local/start/start.ts';

const picturesDir = path.join(projectRoot, 'docs/pictures');

async function pictureOf(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(picturesDir, `${name}.png`) });
}

async function takePictures(pages: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1180 }, deviceScaleFactor: 1 });
    await page.goto(`${pages}/executions?search=FA-2026-0111`);
    await page.getByRole('link', { name: /FA-2026-0111/ }).click();
    await pictureOf(page, 'execution');
    await page.goto(`${pages}/messages?debtor=C-008`);
    const directNotice = page.getByRole('row', { name: /FA-2026-0111/ }).filter({ hasText: 'direct notice' });
    await directNotice.getByRole('link').first().click();
    await page.waitForLoadState('networkidle');
    await pictureOf(page, 'message');
  } finally {
    await browser.close();
  }
}

const ended = new AbortController();
const { promise: started, resolve: invite } = Promise.withResolvers<string>();
const going = start({
  examplesDir: path.join(projectRoot, 'examples'),
  dataDir: undefined,
  port: undefined,
  isToExit: false,
  output: {
    write(text) {
      const pages = /in a browser: (\S+)/.exec(text)?.[1];
      if (pages !== undefined) invite(pages);
    },
  },
  errors: process.stderr,
  signal: ended.signal,
});
try {
  await takePictures(await started);
} finally {
  ended.abort();
  await going;
}
