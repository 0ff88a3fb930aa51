import { expect, it } from 'vitest';
import { readOptions, UsageError } from '../../../local/start/options.ts';

it('keeps nothing, goes on and takes a free port unless told otherwise', () => {
  expect(readOptions([])).toEqual({ exit: false, data: undefined, port: undefined, realTime: false, help: false });
});

it('takes the options in any order', () => {
  const options = { exit: true, data: 'my-data', port: 8080, realTime: false, help: false };
  expect(readOptions(['--exit', '--data', 'my-data', '--port', '8080'])).toEqual(options);
  expect(readOptions(['--port=8080', '--data=my-data', '--exit'])).toEqual(options);
});

it.each([
  [['--exti'], '--exti'],
  [['my-data'], 'my-data'],
  [['--data'], '--data'],
  [['--data', ''], '--data'],
  [['--exit=yes'], '--exit'],
  [['--port', '0'], '--port 0'],
  [['--port', '65535'], '--port 65535'],
  [['--real-time', '--exit'], '--exit'],
  [['--port', 'http'], '--port http'],
])('refuses %j and names what is wrong', (args, named) => {
  expect(() => readOptions(args)).toThrow(UsageError);
  expect(() => readOptions(args)).toThrow(named);
});
