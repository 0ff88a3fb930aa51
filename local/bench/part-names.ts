/** The parts of the bench, in the order they run. */
export const partNames = ['replay', 'api', 'bundles', 'cost', 'lists', 'burst'] as const;
export type PartName = (typeof partNames)[number];
