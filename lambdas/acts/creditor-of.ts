import type { Creditor } from '../domain/creditor.ts';
import type { Settings } from '../domain/settings.ts';
import { MissingItemError } from './dunning-of-case.ts';

/** The creditor of a case; the deployment must still know him. */
export function creditorOf(settings: Settings, id: string): Creditor {
  const creditor = settings.creditors.find((each) => each.id === id);
  if (!creditor) throw new MissingItemError(`creditor ${id} is not in the settings of this deployment`);
  return creditor;
}
