import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  it('puts what a function loads later into files beside it, which its cold start does not count', async () => {
    const sources = path.join(outDir, 'sources');
    mkdirSync(path.join(sources, 'tell-more'), { recursive: true });
    writeFileSync(path.join(sources, 'more.ts'), `export const more = '${'much '.repeat(1_000)}';`);
    const later = "export const handler = async () => (await import('../more.ts')).more.length;";
    writeFileSync(path.join(sources, 'tell-more/index.ts'), later);

    const [bundle] = bundleHandlers({ handlersDir: sources, outDir: path.join(outDir, 'in-parts'), settings: {} });
    const dir = bundle?.dir ?? '';
    expect(bundle?.bytes).toBe(readFileSync(path.join(dir, 'index.mjs')).byteLength);
    expect(bundle?.bytes).toBeLessThan(1_000);
    expect(readdirSync(dir).filter((file) => file.startsWith('more-'))).toHaveLength(1);
    const { handler } = (await import(path.join(dir, 'index.mjs'))) as { handler: () => Promise<number> };
    expect(await handler()).toBe(5_000);
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
