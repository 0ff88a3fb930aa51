import { readFileSync } from 'node:fs';
import path from 'node:path';
import { constructName, functions } from '../../lib/functions.ts';
import { withMapsAsTasks } from '../bulk/map-as-task.ts';
import { names, projectRoot } from './environment.ts';

/** The state machines, from the very files that are deployed, their placeholders filled as CDK fills them. */
export function stateMachines(): { arn: string; name: string; definition: unknown }[] {
  const arns = new Map(functions.map(({ name }) => [`${constructName(name)}Arn`, names.functionArn(name)]));
  const read = (file: string): unknown =>
    JSON.parse(
      readFileSync(path.join(projectRoot, 'statemachines', file), 'utf8').replace(
        /\$\{(\w+)\}/g,
        (placeholder, name: string) => arns.get(name) ?? placeholder,
      ),
    );
  return [
    { arn: names.dunning, name: 'Dunning', definition: read('dunning.asl.json') },
    { arn: names.debtorNotice, name: 'DebtorNotice', definition: read('debtor-notice.asl.json') },
    {
      arn: names.bulkImport,
      name: 'BulkImport',
      definition: withMapsAsTasks(read('bulk-import.asl.json'), names.functionArn),
    },
  ];
}
