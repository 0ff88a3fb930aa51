/** What stands for "none" where a format wants a reference. */
const placeholders: ReadonlySet<string> = new Set(['NOTPROVIDED', 'NOT PROVIDED', 'NONREF', 'NOTAVAILABLE']);

/** The reference, trimmed, unless it says that there is none. */
export function givenReference(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' || placeholders.has(trimmed.toUpperCase()) ? undefined : trimmed;
}

/** Each once, in the order given, without those that are none. */
export function distinctReferences(...texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.map(givenReference).filter((text) => text !== undefined))];
}
