import type { Ses } from '../ses/ses.ts';
import type { Timekeeper } from '../stack/timekeeper.ts';
import type { ApiClient } from '../start/api-client.ts';
import type { StepFunctions } from '../step-functions/api.ts';

/** What the pages show, read where it is kept; cases are read through the API, as any client does. */
export type ConsoleDeps = {
  readonly stepFunctions: StepFunctions;
  readonly ses: Ses;
  /** Where messages are on record, which the API does not tell. */
  readonly table: { readonly endpoint: string };
  /** A client of the API with a token that is valid now. */
  readonly api: () => Promise<ApiClient>;
  readonly time: Timekeeper;
};
