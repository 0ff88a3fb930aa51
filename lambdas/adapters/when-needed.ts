/** Opens what is large to load when it is first asked for, and once: most requests never ask. */
export function whenNeeded<Opened>(open: () => Promise<Opened>): () => Promise<Opened> {
  let opened: Promise<Opened> | undefined;
  return () => (opened ??= open());
}
