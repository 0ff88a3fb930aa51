import { callbackState, only } from './virtual-step-functions.ts';

/** Waits for one answer, which is its output. */
export const endlessDefinition = only(callbackState());
