/** Something that has things to do at known instants, in milliseconds since 1970. */
export type Agenda = {
  nextDueAt: () => number | undefined;
  /** Does what is due at the clock's present time. */
  runDue: () => void | Promise<void>;
};

/** The earliest instant at which any of the agendas has something to do. */
export function earliestDue(agendas: readonly Agenda[]): number | undefined {
  let earliest: number | undefined;
  for (const agenda of agendas) {
    const due = agenda.nextDueAt();
    if (due !== undefined && (earliest === undefined || due < earliest)) earliest = due;
  }
  return earliest;
}
