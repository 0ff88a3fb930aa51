// One life of a stack that may be killed at any moment: plays the shipped story on a folder from where it stands, and
// writes down what came of it. Takes its LifeInput as JSON.
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, civilDateSchema } from '../../lambdas/domain/calendar/civil-date.ts';
import { localDate } from '../../lambdas/domain/calendar/send-window.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { demoSettings, projectRoot } from '../stack/environment.ts';
import { loadExamples } from '../start/load-examples.ts';
import { start } from '../start/start.ts';
import { tellingInstant } from '../start/tell-story.ts';
import { readAccount } from './account.ts';
import { lifeInputSchema } from './life-input.ts';
import { answerQuestions } from './person.ts';

/** What is in doubt on the last day is asked, answered and sent again within them. */
const quietDays = 14;

const { dataDir, functions, lostMessages, accountFile } = lifeInputSchema.parse(JSON.parse(process.argv[2] ?? ''));
const examplesDir = path.join(projectRoot, 'examples');
const { invoices, bankStatements } = await loadExamples(examplesDir, demoSettings());
const lastAct = [
  ...invoices.flatMap(({ invoice, acts }) => [invoice.dueDate, ...acts.map(({ on }) => on)]),
  ...bankStatements.map(({ on }) => on),
].reduce((a, b) => (a > b ? a : b));
const lastDay = addDays(civilDateSchema.parse(lastAct), quietDays);

process.on('disconnect', () => process.exit(1));
process.channel?.unref();

process.exitCode = await start({
  examplesDir,
  dataDir,
  port: undefined,
  isToExit: true,
  output: process.stdout,
  errors: process.stderr,
  signal: new AbortController().signal,
  functions,
  // It tells of all cases as they stand at its moment, and so would each legal file: after a kill, that is another one.
  signsChainHeads: false,
  onTime: (now) => void process.send?.(now),
  alsoTell(script, { stack, api }) {
    // Whoever waits for time to be played knows by the first instant that is told.
    process.send?.(stack.clock.now());
    for (const key of lostMessages) stack.ses.faults.ofTag(key, 'loseAnswerBeforeKeeping');
    const today = localDate(new Date(stack.clock.now()), defaultPolicy.sendWindow.timeZone);
    for (let day = today; day <= lastDay; day = addDays(day, 1)) {
      script.at(tellingInstant(day), 2, () => answerQuestions(api, stack.ses));
    }
    script.at(tellingInstant(lastDay), 3, async () => {
      writeFileSync(`${accountFile}.next`, JSON.stringify(await readAccount(stack, api)));
      renameSync(`${accountFile}.next`, accountFile);
    });
  },
});
