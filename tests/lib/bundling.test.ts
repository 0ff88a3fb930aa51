import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleHandlers } from '../../lib/bundling.ts';

const handlersDir = path.join(import.meta.dirname, '../fixtures/handlers');

describe('bundleHandlers', () => {
  const outDir = mkdtempSync(path.join(tmpdir(), 'bundling-'));
  afterAll(() => rmSync(outDir, { recursive: true }));

  it('makes one self-contained file per function, with the deployment settings beside it', () => {
    const bundles = bundleHandlers({ handlersDir, outDir, settings: { stage: 'local' } });

    expect(bundles.map(({ name }) => name)).toEqual(['break-down', 'tell-time', 'write-twice']);
    for (const { dir, bytes } of bundles) {
      expect(readFileSync(path.join(dir, 'index.mjs')).byteLength).toBe(bytes);
      expect(JSON.parse(readFileSync(path.join(dir, 'settings.json'), 'utf8'))).toEqual({ stage: 'local' });
    }
  });

  it('leaves nothing of an earlier bundle, which would be deployed too', () => {
    const again = path.join(outDir, 'again');
    const [bundle] = bundleHandlers({ handlersDir, outDir: again, settings: {} });
    const left = path.join(bundle?.dir ?? '', 'part-of-before.mjs');
    writeFileSync(left, '');
    bundleHandlers({ handlersDir, outDir: again, settings: {} });
    expect(existsSync(left)).toBe(false);
  });

  it('gives the same bytes for the same sources, so that nothing is deployed again for nothing', () => {
    const [first, second] = ['first', 'second'].map((folder) =>
      bundleHandlers({ handlersDir, outDir: path.join(outDir, folder), settings: {} }).map(({ dir }) =>
        readFileSync(path.join(dir, 'index.mjs'), 'utf8'),
      ),
    );
    expect(first).toEqual(second);
  });
});
