/** The names of the fonts beside the bundle of a function that makes documents. */
export const bundledFonts = { regular: 'regular.ttf', semibold: 'semibold.ttf' } as const;
