/** Something that can be paid as a whole. Minor units. */
type Item = { readonly id: string; readonly amountMinor: number };

/** So many open invoices of a debtor are looked at, the first ones. */
const mostItems = 24;
/** Above these a sum says nothing: many ways lead to it. */
const mostSolutions = 3;
/** Bounds the work: some milliseconds. */
const mostSteps = 50_000;

/**
 * The ways to make a sum of two or more of the items, whole: none when there are more than a few, or when they cannot be
 * counted in bounded time, as then none of them says anything.
 */
export function combinationsOf<Of extends Item>(items: readonly Of[], targetMinor: number): Of[][] {
  const usable = items
    .filter(({ amountMinor }) => amountMinor > 0 && amountMinor < targetMinor)
    .slice(0, mostItems)
    .toSorted((a, b) => b.amountMinor - a.amountMinor || (a.id < b.id ? -1 : 1));
  const restMinor: number[] = [0];
  for (const { amountMinor } of usable.toReversed()) restMinor.unshift((restMinor[0] ?? 0) + amountMinor);
  const found: Of[][] = [];
  let steps = 0;
  const search = (from: number, leftMinor: number, chosen: readonly Of[]): boolean => {
    steps += 1;
    if (steps > mostSteps || found.length > mostSolutions) return false;
    if (leftMinor === 0) return found.push([...chosen]) <= mostSolutions;
    const item = usable[from];
    if (!item || leftMinor < 0 || leftMinor > (restMinor[from] ?? 0)) return true;
    return search(from + 1, leftMinor - item.amountMinor, [...chosen, item]) && search(from + 1, leftMinor, chosen);
  };
  return search(0, targetMinor, []) ? found.filter((solution) => solution.length > 1) : [];
}
