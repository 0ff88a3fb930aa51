import { debtorSchema } from '../../lambdas/domain/debtor.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { noticePreviews } from './notice-previews.ts';
import type { Preview } from './preview.ts';
import { spreadPaymentPreviews } from './spread-payment-previews.ts';
import { transactionalPreviews } from './transactional-previews.ts';

/** Every message that can leave, in every language: the notices in the order of their stages, then all others. */
export function everyPreview(settings: Settings): Preview[] {
  const locales = debtorSchema.shape.locale.options;
  return [
    ...noticePreviews(settings, locales),
    ...spreadPaymentPreviews(settings, locales),
    ...transactionalPreviews(settings, locales),
  ];
}
