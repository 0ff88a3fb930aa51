import { SesError } from './ses-error.ts';

/**
 * `loseAnswer`: the mail is kept and its events leave, but the connection breaks before the answer.
 * `loseAnswerBeforeKeeping`: the connection breaks and nothing was sent.
 */
export type SesFault =
  'throttling' | 'rejected' | 'notVerified' | 'paused' | 'serverError' | 'loseAnswer' | 'loseAnswerBeforeKeeping';

/** The refusal a fault stands for; undefined for the faults of the connection. */
export function refusalOf(fault: SesFault, source: string): SesError | undefined {
  switch (fault) {
    case 'throttling':
      return new SesError('Throttling', 'Maximum sending rate exceeded.');
    case 'rejected':
      return new SesError(
        'MessageRejected',
        `Email address is not verified. The following identities failed: ${source}`,
      );
    case 'notVerified':
      return new SesError('MailFromDomainNotVerifiedException', `The MAIL FROM domain of ${source} is not verified.`);
    case 'paused':
      return new SesError('AccountSendingPausedException', 'Email sending is disabled for your AWS account.');
    case 'serverError':
      return new SesError('InternalFailure', 'An internal failure occurred.', 500);
    case 'loseAnswer':
    case 'loseAnswerBeforeKeeping':
      return undefined;
  }
}

/** Faults waiting for the next sends, first asked first met. */
export function createFaultQueue() {
  const waiting: SesFault[] = [];
  const byTag = new Map<string, SesFault>();
  return {
    /** The next `times` sends meet this fault. */
    next(fault: SesFault, times = 1): void {
      waiting.push(...Array.from({ length: times }, () => fault));
    },
    /** Each send with this value of a tag meets this fault. */
    ofTag(value: string, fault: SesFault): void {
      byTag.set(value, fault);
    },
    /** Sends meet no fault any more. */
    clear(): void {
      waiting.length = 0;
      byTag.clear();
    },
    take(tags: Readonly<Record<string, string>>): SesFault | undefined {
      const tagged = Object.values(tags).find((value) => byTag.has(value));
      return tagged === undefined ? waiting.shift() : byTag.get(tagged);
    },
  };
}
