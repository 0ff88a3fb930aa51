/** Starts and answers executions on the database named on the command line until it is killed, and says what was confirmed. */
import { writeSync } from 'node:fs';
import { endlessDefinition } from './endless-definition.ts';
import { virtualStepFunctions } from './virtual-step-functions.ts';

const local = virtualStepFunctions({ definition: endlessDefinition, databasePath: process.argv[2] ?? '' });

for (let number = 0; ; number += 1) {
  const name = `invoice-${number}`;
  await local.start({}, name);
  writeSync(1, `started ${name}\n`);
  await local.settle();
  await local.stepFunctions.sendTaskSuccess({ taskToken: local.calls.at(-1)?.payload.token, output: '"paid"' });
  writeSync(1, `answered ${name}\n`);
}
