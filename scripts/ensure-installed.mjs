// Runs before every npm script, on whatever Node is at hand: installs what the lock file names when it is not there yet.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = new URL('../node_modules/.relance-installed', import.meta.url);
const lockHash = createHash('sha256')
  .update(readFileSync(new URL('../package-lock.json', import.meta.url)))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash) {
  console.error('Installing dependencies (once) …');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, lockHash);
}

const local = spawnSync('node', ['--version'], { encoding: 'utf8' }).stdout ?? '';
if (Number(local.slice(1).split('.')[0]) < 24) {
  console.error(
    `Relance needs Node 24 or later; \`node\` is ${local.trim() || 'missing'}. On this platform install it from nodejs.org.`,
  );
  process.exit(1);
}
