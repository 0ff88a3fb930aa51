import { names } from '../../stack/environment.ts';

/** The machines of the stack, as they are deployed: name and ARN. */
export const machines = [names.dunning, names.debtorNotice].map((arn) => ({ name: machineNameOf(arn), arn }));

/** The name at the end of a machine's ARN. */
export function machineNameOf(stateMachineArn = ''): string {
  return stateMachineArn.split(':').at(-1) ?? '';
}

/** The ARN of an execution, from the two names by which people know it. */
export function executionArn(machine: string, name: string): string {
  return [...names.dunning.split(':').slice(0, 5), 'execution', machine, name].join(':');
}

/** Where an execution is shown. */
export function executionHref(machine: string, name: string): string {
  return `/executions/${encodeURIComponent(machine)}/${encodeURIComponent(name)}`;
}
