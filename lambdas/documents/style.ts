const pointsPerMm = 72 / 25.4;

/** Millimeters of paper in the points that PDF counts in. */
export const mm = (millimeters: number): number => millimeters * pointsPerMm;

/** Colors of documents; dark enough to be read from a fax or a gray copy. */
export const colors = { ink: '#1f2933', muted: '#52606d', line: '#c5ced8', shade: '#f3f6f9', late: '#9a3412' } as const;

export type Weight = 'regular' | 'semibold';

/** How a piece of text is set; the size in points, `lineHeight` from line to line. */
export type TextStyle = {
  readonly weight: Weight;
  readonly size: number;
  readonly lineHeight: number;
  readonly color: string;
};

const style = (size: number, lineHeight: number, weight: Weight, color: string): TextStyle => ({
  weight,
  size,
  lineHeight,
  color,
});

/** The styles of all documents, by purpose. */
export const styles = {
  title: style(19, 24, 'semibold', colors.ink),
  heading: style(11.5, 16, 'semibold', colors.ink),
  strong: style(10, 14, 'semibold', colors.ink),
  body: style(10, 14, 'regular', colors.ink),
  muted: style(10, 14, 'regular', colors.muted),
  head: style(8.5, 11, 'semibold', colors.muted),
  cell: style(9, 12, 'regular', colors.ink),
  strongCell: style(9, 12, 'semibold', colors.ink),
  lateCell: style(9, 12, 'semibold', colors.late),
  note: style(8.5, 11.5, 'regular', colors.ink),
  mark: style(8, 10.5, 'regular', colors.muted),
  small: style(7.5, 10, 'regular', colors.muted),
} as const;
