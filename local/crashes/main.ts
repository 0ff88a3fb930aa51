// npm run crashes: kills a start at random moments and shows that no message is lost or doubled.
import { bundleFunctions } from '../stack/bundled-functions.ts';
import { demoSettings } from '../stack/environment.ts';
import { CrashArgumentError, readArguments, usage } from './arguments.ts';
import { type CrashesEnd, playCrashes } from './crashes.ts';

function summaryOf(end: CrashesEnd, seconds: number): string {
  const { rounds, kills, messages, inDoubt, differences, kept } = end;
  const doubts = inDoubt.map((about) => `  in doubt, asked and answered: ${about}\n`).join('');
  const faults = differences.map((difference) => `- ${difference}\n`).join('');
  const folders = kept.map((folder) => `kept: ${folder}\n`).join('');
  return (
    `${rounds} rounds, ${kills} kills, ${messages} messages compared, ${inDoubt.length} in doubt, ` +
    `${differences.length} differences, ${seconds.toFixed(0)} s\n${doubts}${faults}${folders}`
  );
}

async function main(): Promise<number> {
  const { moments, seed } = readArguments(process.argv.slice(2));
  const bundled = bundleFunctions(demoSettings());
  try {
    const end = await playCrashes({
      moments,
      seed,
      functions: bundled.functions,
      onRound({ round, kills, differences }) {
        process.stdout.write(`round ${round}: ${kills.length} kills, ${differences.length} differences\n`);
      },
    });
    process.stdout.write(summaryOf(end, performance.now() / 1000));
    return end.differences.length === 0 ? 0 : 1;
  } finally {
    bundled.remove();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof CrashArgumentError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
