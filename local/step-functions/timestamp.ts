const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Epoch milliseconds of an RFC 3339 instant as States Language accepts it (capital T and Z), else undefined. */
export function parseTimestamp(text: string): number | undefined {
  if (!rfc3339.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
