// Completes package-lock.json after a change of dependencies. A registry mirror may lack the builds of other platforms; npm
// then leaves them out of the lock, and `npm ci` refuses the lock everywhere. An entry with os and cpu alone is skipped
// where it does not match, and looked up where it does.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];
let added = 0;

for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (lock.packages[place]) continue;
    const words = name.split(/[/-]/);
    const os = systems.find((system) => words.includes(system));
    const cpu = processors.find((processor) => words.includes(processor));
    if (!os || !cpu) throw new Error(`${name} names no platform: add it to the lock by hand`);
    const libc = words.includes('musl') ? { libc: ['musl'] } : {};
    lock.packages[place] = { version, cpu: [cpu], dev: true, ...libc, optional: true, os: [os] };
    added += 1;
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} builds of other platforms added to the lock file`);
