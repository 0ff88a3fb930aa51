import type { RawEmailRequest } from './raw-email-request.ts';

/**
 * What becomes of a message at one recipient. `suppressed`: refused because the address is on a suppression list.
 * `silence`: sent, and never heard of again.
 */
export type Outcome = 'deliver' | 'hardBounce' | 'softBounce' | 'complain' | 'reject' | 'silence' | 'suppressed';

/** Decides what becomes of a message at one of its recipients; undefined leaves it to the mailbox simulator. */
export type Behaviour = (message: RawEmailRequest, recipient: string) => Outcome | undefined;

/** https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator */
const simulatorOutcomes: Readonly<Record<string, Outcome>> = {
  success: 'deliver',
  bounce: 'hardBounce',
  ooto: 'deliver',
  complaint: 'complain',
  suppressionlist: 'suppressed',
};

/** SES's mailbox simulator, labels included (`bounce+case-7@simulator.amazonses.com`). Any other address is delivered to. */
export function simulatorOutcome(recipient: string): Outcome {
  const [local = '', domain] = recipient.toLowerCase().split('@');
  if (domain !== 'simulator.amazonses.com') return 'deliver';
  return simulatorOutcomes[local.split('+')[0] ?? ''] ?? 'hardBounce';
}
