import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { digestPreviews } from '../../local/preview/digest-previews.ts';
import { writePreviews } from '../../local/preview/write-previews.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { browserTest, expectNoOverflow, phoneWidth } from '../local/console/browser.ts';

const previews = digestPreviews(demoSettings(), ['fr', 'en']);
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relance-digests-'));
  await writePreviews([], folder, previews);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('mails to finance', () => {
  browserTest.for(previews.map(({ name }) => name))(
    '%s is no wider than a phone, nor than a laptop',
    async (name, { visit }) => {
      for (const width of [phoneWidth, 800])
        await expectNoOverflow(await visit(`file://${folder}/${name}.html`, { width }));
    },
  );
});
