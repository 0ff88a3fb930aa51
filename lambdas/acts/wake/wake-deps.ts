import type { Workflow } from '../../ports/workflow.ts';
import type { Deps } from '../dunning-of-case.ts';

export type WakeDeps = Deps & { readonly workflow: Workflow };
