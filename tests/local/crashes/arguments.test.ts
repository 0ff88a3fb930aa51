import { expect, it } from 'vitest';
import { CrashArgumentError, readArguments } from '../../../local/crashes/arguments.ts';

it('kills at 200 moments unless told otherwise', () => {
  expect(readArguments([])).toEqual({ moments: 200, seed: 1 });
  expect(readArguments(['--moments', '20', '--seed', '7'])).toEqual({ moments: 20, seed: 7 });
});

it.each([[['--moments', '0']], [['--moments', 'many']], [['--seed', '-1']], [['--sed', '1']], [['twenty']]])(
  'refuses %s',
  (args) => {
    expect(() => readArguments(args)).toThrow(CrashArgumentError);
  },
);
