import type { SendWindow } from '../calendar/send-window.ts';
import type { Circumstances } from '../circumstances/circumstances.ts';
import { policiesInForce, type Settings } from '../settings.ts';
import { defaultPolicy } from '../shipped-policies.ts';

/** The company's own days and clocks: those by which businesses are dunned when nothing else is said. */
export function digestCalendar(
  settings: Settings,
  circumstances: Pick<Circumstances, 'policies'>,
): Pick<SendWindow, 'timeZone' | 'businessDaysOf'> {
  const policy = policiesInForce(settings, circumstances).find(({ id }) => id === defaultPolicy.id) ?? defaultPolicy;
  return policy.sendWindow;
}
