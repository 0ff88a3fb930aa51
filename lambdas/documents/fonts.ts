/** The two weights that documents are set in, as TrueType: Latin, Greek and Cyrillic, each embedded as a subset. */
export type Fonts = { readonly regular: Uint8Array; readonly semibold: Uint8Array };
