import type { Mailer } from '../ports/mailer.ts';
import type { Deps } from './dunning-of-case.ts';

/** What sending needs beyond the case: the mail service, and its Region for the ids it gives to messages. */
export type MailDeps = Deps & { readonly mailer: Mailer; readonly region: string };
