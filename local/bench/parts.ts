import { measureApi } from './api/measure-api.ts';
import { measureBundles } from './bundles/measure-bundles.ts';
import { measureBurst } from './burst/measure-burst.ts';
import { measureCost } from './cost/measure-cost.ts';
import type { Findings } from './figure.ts';
import { measureLists } from './lists/measure-lists.ts';
import type { BookFiles } from './options.ts';
import type { PartName } from './part-names.ts';
import { measureReplay } from './replay.ts';

/** How each part of the bench is measured. */
export const measures: {
  readonly [Part in PartName]: (input: { readonly book: BookFiles | undefined }) => Promise<Findings>;
} = {
  replay: ({ book }) => measureReplay(book),
  api: measureApi,
  bundles: measureBundles,
  cost: measureCost,
  lists: measureLists,
  burst: measureBurst,
};
