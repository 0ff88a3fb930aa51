import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findEngine } from '../../../local/dynamodb/engine-binary.ts';
import { projectRoot } from '../../../local/stack/environment.ts';
import { listen } from '../../../local/stack/listen.ts';
import { plainSentenceOf } from '../../../local/start/plain-sentence.ts';
import { capturedStart } from './captured-start.ts';

function run(args: readonly string[], environment: Record<string, string> = {}) {
  const main = path.join(projectRoot, 'local/main.ts');
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: { ...process.env, ...environment } });
}

it('refuses an unknown option with the usage, and starts nothing', () => {
  const { status, stdout, stderr } = run(['--exti']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^Unknown option '--exti'/);
  expect(stderr).toContain('Usage: npm start [-- OPTIONS]');
});

it('prints the usage when asked', () => {
  expect(run(['--help'])).toMatchObject({ status: 0, stderr: '' });
});

it('says in a sentence that the engine cannot be started', () => {
  const { status, stderr } = run(['--exit'], { DYNOXIDE_BIN: '/nowhere/dynoxide' });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(/^\/nowhere\/dynoxide did not start: .*\n$/),
  });
});

it('names what to set where no engine is packaged for the platform', () => {
  expect(() => findEngine({}, { platform: 'darwin', arch: 'arm64' })).toThrow(
    expect.toSatisfy((error) => {
      const { sentence, exitCode } = plainSentenceOf(error);
      return exitCode === 1 && sentence.includes('DYNOXIDE_BIN') && !sentence.includes('\n');
    }),
  );
});

it('says in a sentence that the port is taken', async () => {
  const taken = await listen(createServer());
  const port = Number(new URL(taken.url).port);
  const error: unknown = await capturedStart({ port }).catch((reason: unknown) => reason);
  await taken.close();
  expect(plainSentenceOf(error)).toEqual({ sentence: `Port ${port} is taken: choose another --port.`, exitCode: 1 });
});

it('keeps the stack of a defect', () => {
  expect(plainSentenceOf(new TypeError('x is undefined')).sentence).toMatch(/^TypeError: x is undefined\n +at /);
});
