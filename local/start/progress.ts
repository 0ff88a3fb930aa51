/** How far the days have been played. */
type Reached = { readonly now: number; readonly openInvoices: number; readonly messages: number };

/** Where text goes: a terminal, whose line can be written again, or anything else. */
export type Output = { readonly write: (text: string) => unknown; readonly isTTY?: boolean | undefined };

export type Progress = {
  readonly show: (now: number, reached: () => Omit<Reached, 'now'>) => void;
  readonly end: () => void;
};

/** Often enough to look alive, and seldom enough to cost nothing. */
const millisecondsBetweenLines = 60;
const eraseLine = '\r\u001B[2K';

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function lineOf({ now, openInvoices, messages }: Reached): string {
  return `${dayFormat.format(now)}: ${counted(openInvoices, 'invoice')} open, ${counted(messages, 'message')} sent`;
}

/** Shows the days go by: one line written again and again on a terminal, else a line a month. */
export function createProgress(output: Output): Progress {
  let shownAt = -Infinity;
  let shownMonth = '';

  if (output.isTTY === true) {
    return {
      show(now, reached) {
        if (performance.now() - shownAt < millisecondsBetweenLines) return;
        shownAt = performance.now();
        output.write(eraseLine + lineOf({ now, ...reached() }));
      },
      end: () => void output.write(eraseLine),
    };
  }
  return {
    show(now, reached) {
      const month = new Date(now).toISOString().slice(0, 7);
      if (month === shownMonth) return;
      shownMonth = month;
      output.write(`${lineOf({ now, ...reached() })}\n`);
    },
    end: () => {},
  };
}
