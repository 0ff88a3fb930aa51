import type { Creditor } from '../../domain/creditor.ts';
import type { DueDigest } from '../../domain/digest/digest-times.ts';
import { sumsOf } from '../../domain/digest/sums.ts';
import type { DailyDigestContent } from '../../templates/digest-content.ts';
import type { Deps } from '../dunning-of-case.ts';
import { schedulePage } from '../foresight/schedule-page.ts';
import { type Announced, announced } from './announced.ts';

/** Named in one mail; a mail of 100 kB and more is cut off by some mail programs. */
const mostNamed = 50;
const perPage = 100;

/** What leaves on the next business day, as the schedule has it; undefined when nothing does. */
export async function dailyContent(
  deps: Deps,
  { id: creditorId, name: creditorName, deskUrl, digests }: Creditor,
  { day: writtenOn, about }: DueDigest,
): Promise<DailyDigestContent | undefined> {
  const range = { from: about, to: about, creditor: creditorId };
  const messages: Announced[] = [];
  let cursor: string | undefined;
  do {
    const page = await schedulePage(deps, range, cursor, perPage);
    messages.push(...page.items.map(announced));
    ({ cursor } = page);
  } while (cursor !== undefined);
  if (messages.length === 0) return undefined;
  const inOrder = messages.toSorted((a, b) => (a.sendAt < b.sendAt ? -1 : 1));
  return {
    kind: 'daily',
    locale: digests?.locale ?? 'fr',
    creditorId,
    creditorName,
    deskUrl,
    writtenOn,
    about,
    messages: inOrder.slice(0, mostNamed),
    unnamed: Math.max(0, inOrder.length - mostNamed),
    asked: sumsOf(inOrder.flatMap(({ invoices }) => invoices.map(({ demanded }) => demanded))),
  };
}
