/** What a figure should keep to. */
export type Aim = { readonly atMost: number } | { readonly atLeast: number };

/** One thing that was measured. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  /** What the value counts, such as `ms` or `transitions`; `×` for a ratio. */
  readonly unit: string;
  /** The lowest and the highest value that the same measurement gave in parts of the run. */
  readonly spread?: readonly [number, number] | undefined;
  readonly aim?: Aim | undefined;
};

/** What a part of the bench found: its figures, and in sentences how they came about. */
export type Findings = { readonly figures: readonly Figure[]; readonly notes: readonly string[] };

/** Whether a figure keeps to its aim; undefined for one without. */
export function isMet({ value, aim }: Pick<Figure, 'value' | 'aim'>): boolean | undefined {
  if (aim === undefined) return undefined;
  return 'atMost' in aim ? value <= aim.atMost : value >= aim.atLeast;
}
