import type { CivilDate } from '../../calendar/civil-date.ts';
import { dayIn } from '../statement-date.ts';

/** The day of `20260331`, `20260331120000.000[-5:EST]`: the day in the zone that is written there, which is the bank's. */
export function ofxDay(text: string | undefined): CivilDate | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:\d{2,6}(?:\.\d{1,6})?)?\s*(?:\[[^\]]{0,40}\])?$/.exec(text ?? '');
  return parts === null ? undefined : dayIn(`${parts[1]}-${parts[2]}-${parts[3]}`);
}
