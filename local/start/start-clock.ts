import { createVirtualClock, createWallClock, type VirtualClock, type WallClock } from '../time/clock.ts';
import type { Examples } from './example-schema.ts';
import { DataFolderError, type KeptTime } from './kept-time.ts';
import { tellingInstant } from './tell-story.ts';

/** Virtual time from where it stood, in a new folder from the first day of the examples; kept from now on. */
export function startVirtualClock(keptTime: KeptTime, { invoices }: Examples): VirtualClock {
  const firstDay = Math.min(...invoices.map(({ invoice }) => tellingInstant(invoice.issueDate)));
  const clock = createVirtualClock(keptTime.stoodAt ?? firstDay);
  keptTime.keep(clock.now());
  return clock;
}

/**
 * The clock of the wall, on a folder that has not seen a later time than it.
 * @throws DataFolderError
 */
export function startWallClock(keptTime: KeptTime): WallClock {
  const clock = createWallClock();
  const { stoodAt } = keptTime;
  if (stoodAt !== undefined && stoodAt > clock.now()) {
    const reached = new Date(stoodAt).toISOString().slice(0, 10);
    throw new DataFolderError(
      `The data folder has reached ${reached} in virtual time, which your clock has not: start without --real-time, or on another folder.`,
    );
  }
  return clock;
}
