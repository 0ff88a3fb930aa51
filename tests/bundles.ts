import type { TestProject } from 'vitest/node';
import type { LambdaFunction } from '../local/lambda/invocation.ts';
import { bundleFunctions } from '../local/stack/bundled-functions.ts';
import { demoSettings } from '../local/stack/environment.ts';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- an interface is what can be added to
  interface ProvidedContext {
    /** The functions as they are deployed in the demo environment. */
    functions: readonly LambdaFunction[];
  }
}

/** Bundles the functions once for all files that run them: it takes seconds, and every file would do the same. */
export default function bundleOnce(project: TestProject): () => void {
  const { functions, remove } = bundleFunctions(demoSettings());
  project.provide('functions', functions);
  return remove;
}
