import type { DocumentStore } from '../../lambdas/ports/document-store.ts';
import type { Store } from '../../lambdas/ports/store.ts';

/** Where an act ends: at which of its steps that change something, counted from 1, before it is done or after it. */
export type Death = { readonly step: number; readonly isDone: boolean };

/** Counts the steps of an act, and lets it live until one of them: nothing more is done then, and nobody hears of it. */
export function livingUntil({ step, isDone }: Death): <T>(act: () => Promise<T>) => Promise<T> {
  let steps = 0;
  return async (act) => {
    steps += 1;
    if (steps > step || (steps === step && !isDone)) throw new Error('died');
    const answer = await act();
    if (steps === step) throw new Error('died');
    return answer;
  };
}

/** The stores of an act that dies: from its last step on nothing more of it is done, and nobody hears of it. */
export function dyingAt(
  { store, documents }: { readonly store: Store; readonly documents: DocumentStore },
  death: Death,
): { readonly store: Store; readonly documents: DocumentStore } {
  const live = livingUntil(death);
  return {
    store: { ...store, commit: (writes) => live(() => store.commit(writes)) },
    documents: {
      ...documents,
      keep: (file) => live(() => documents.keep(file)),
      remove: (key) => live(() => documents.remove(key)),
    },
  };
}

/** Every place to die in so many steps: before each of them, which is after the one before it, and after the last. */
export const deathsIn = (steps: number): Death[] => [
  ...Array.from({ length: steps }, (_, index) => ({ step: index + 1, isDone: false })),
  { step: steps, isDone: true },
];
