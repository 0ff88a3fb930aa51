/**
 * How many letters of text go across a frame, and how many pixels of the HTML one such line takes: the most that was
 * measured on messages of every kind, the least being 10 % below.
 */
const linesOf = {
  computer: { letters: 80, pixels: 27 },
  phone: { letters: 42, pixels: 26 },
} as const;

const mostPixels = 6000;

/**
 * How high a frame has to be, in pixels, for a message to be read without scrolling in it. A guess from its text, as
 * nothing can be measured in a page without scripts; rather too high than too low.
 */
export function frameHeight(text: string, device: keyof typeof linesOf): number {
  const { letters, pixels } = linesOf[device];
  const lines = text.split('\n').map(({ length }) => Math.max(1, Math.ceil(length / letters)));
  return Math.min(mostPixels, lines.reduce((sum, count) => sum + count, 0) * pixels);
}
