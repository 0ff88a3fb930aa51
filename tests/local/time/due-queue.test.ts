import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDueQueue } from '../../../local/time/due-queue.ts';

const entries = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 9 }), name: fc.constantFrom('a', 'b', 'c'), isCanceled: fc.boolean() }),
  { maxLength: 60 },
);

test('whatever is added and canceled, the rest comes out by instant, name and order of adding', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const queue = createDueQueue<number>();
      const dues = list.map(({ at, name }, index) => queue.add(at, name, index));
      list.forEach(({ isCanceled }, index) => isCanceled && queue.cancel(dues[index]!));
      const expected = list
        .map((entry, index) => ({ ...entry, index }))
        .filter(({ isCanceled }) => !isCanceled)
        .toSorted(
          (left, right) => left.at - right.at || left.name.localeCompare(right.name) || left.index - right.index,
        );
      expect(queue.nextAt()).toBe(expected[0]?.at);
      const taken: number[] = [];
      for (let next = queue.take(9); next !== undefined; next = queue.take(9)) taken.push(next);
      expect(taken).toEqual(expected.map(({ index }) => index));
    }),
  );
});

test('nothing is taken before its time', () => {
  const queue = createDueQueue<string>();
  queue.add(10, 'a', 'later');
  expect(queue.take(9)).toBeUndefined();
  expect(queue.take(10)).toBe('later');
});

test('the order stays right after thousands of canceled entries were thrown away', () => {
  const queue = createDueQueue<number>();
  const dues = Array.from({ length: 5000 }, (_, index) => queue.add((index * 7919) % 5000, '', (index * 7919) % 5000));
  dues.forEach((due, index) => index % 4 !== 0 && queue.cancel(due));
  const taken: number[] = [];
  for (let next = queue.take(5000); next !== undefined; next = queue.take(5000)) taken.push(next);
  expect(taken).toHaveLength(1250);
  expect(taken).toEqual(taken.toSorted((left, right) => left - right));
});
