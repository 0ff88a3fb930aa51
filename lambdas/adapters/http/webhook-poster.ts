import { DeliveryRefusedError, type WebhookPoster } from '../../ports/webhook-poster.ts';

/** Whoever needs longer than this has to take the event first and work on it later. */
const longestMs = 10_000;

/** @param loopback whether http on this machine is posted to: the local stack's receivers, and nothing else */
export function createWebhookPoster(loopback: 'allowed' | 'refused'): WebhookPoster {
  const isAllowed = ({ protocol, hostname }: URL) =>
    protocol === 'https:' || (loopback === 'allowed' && protocol === 'http:' && hostname === '127.0.0.1');
  return {
    async post(url, { headers, body }) {
      if (!isAllowed(new URL(url))) throw new DeliveryRefusedError('only https is posted to');
      let answer: Response;
      try {
        // A redirect would lead to a host that nobody has deployed.
        const signal = AbortSignal.timeout(longestMs);
        answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
      } catch (error) {
        const isLate = error instanceof Error && error.name === 'TimeoutError';
        throw new DeliveryRefusedError(isLate ? 'no answer in time' : 'out of reach', { cause: error });
      }
      // What it says is nobody's business, and may be long.
      await answer.body?.cancel();
      if (!answer.ok) throw new DeliveryRefusedError(`status ${answer.status}`);
    },
  };
}
