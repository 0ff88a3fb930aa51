import { ConcurrentChangeError } from '../ports/errors.ts';

const mostTries = 6;

/** Loads, decides and saves again, on fresh state, when somebody else changed it in between. */
export async function onFreshState<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ConcurrentChangeError) || attempt === mostTries) throw error;
    }
  }
}
