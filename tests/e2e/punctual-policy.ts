import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';

/** The shipped policy without its spread: stages fall due at the opening, messages leave ten minutes after. */
export const punctualPolicy = { ...defaultPolicy, spreadMinutes: 0 };
