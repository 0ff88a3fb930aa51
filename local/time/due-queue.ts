/** Something that falls due at an instant; `cancel` it when it no longer matters. */
export interface Due<Target> {
  readonly at: number;
  readonly name: string;
  readonly order: number;
  readonly target: Target;
  isCanceled: boolean;
}

export interface DueQueue<Target> {
  /** `name` decides between things due at one instant; then the order of adding does. */
  add(at: number, name: string, target: Target): Due<Target>;
  cancel(due: Due<Target>): void;
  /** The earliest instant, in epoch milliseconds; undefined when nothing is due at all. */
  nextAt(): number | undefined;
  /** Takes the first thing due at or before the instant. */
  take(now: number): Target | undefined;
}

function isBefore<Target>(left: Due<Target>, right: Due<Target>): boolean {
  if (left.at !== right.at) return left.at < right.at;
  if (left.name !== right.name) return left.name < right.name;
  return left.order < right.order;
}

/** A binary heap; what is canceled stays in it until it comes up, or until it is half of the heap. */
export function createDueQueue<Target>(): DueQueue<Target> {
  let heap: Due<Target>[] = [];
  let added = 0;
  let canceled = 0;

  const swap = (first: number, second: number): void => {
    [heap[first], heap[second]] = [heap[second]!, heap[first]!];
  };
  const rise = (start: number): void => {
    for (let index = start; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!isBefore(heap[index]!, heap[parent]!)) return;
      swap(index, parent);
      index = parent;
    }
  };
  const sink = (start: number): void => {
    for (let index = start; ;) {
      let first = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < heap.length && isBefore(heap[child]!, heap[first]!)) first = child;
      }
      if (first === index) return;
      swap(index, first);
      index = first;
    }
  };
  const pop = (): Due<Target> | undefined => {
    const top = heap[0];
    const last = heap.pop();
    if (top !== undefined && last !== undefined && top !== last) {
      heap[0] = last;
      sink(0);
    }
    return top;
  };
  const first = (): Due<Target> | undefined => {
    while (heap[0]?.isCanceled === true) {
      pop();
      canceled -= 1;
    }
    return heap[0];
  };

  return {
    add(at, name, target) {
      const due = { at, name, order: added++, target, isCanceled: false };
      heap.push(due);
      rise(heap.length - 1);
      return due;
    },
    cancel(due) {
      if (due.isCanceled) return;
      due.isCanceled = true;
      canceled += 1;
      if (canceled < 1000 || canceled * 2 < heap.length) return;
      heap = heap.filter((entry) => !entry.isCanceled);
      canceled = 0;
      for (let index = heap.length >> 1; index >= 0; index -= 1) if (index < heap.length) sink(index);
    },
    nextAt: () => first()?.at,
    take(now) {
      const due = first();
      if (due === undefined || due.at > now) return undefined;
      pop();
      // A taken entry must not count as canceled when its owner lets go of it later.
      due.isCanceled = true;
      return due.target;
    },
  };
}
