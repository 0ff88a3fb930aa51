import { contentHash } from '../../canonical-json.ts';

/** The id of the pause that a status begins: the same status never begins a second one. URL-safe. */
export function statusPauseId({ id: invoiceId }: { readonly id: string }, statusId: string): string {
  return `status-${contentHash([invoiceId, statusId]).slice(0, 16)}`;
}
