import { type DunningPolicy, dunningPolicySchema } from '../../lambdas/domain/dunning-policy.ts';
import { policiesOf } from '../../lambdas/domain/settings.ts';
import { readJsonFile } from '../replay/json-file.ts';
import { ReplayInputError } from '../replay/replay-input-error.ts';
import { demoSettings } from '../stack/environment.ts';
import { exampleOf } from './arguments.ts';

/**
 * The policy as it is: of the file that is named, else the one of that id in `cdk.json`, among the shipped ones, or with
 * the shipped book. Throws ReplayInputError when there is none.
 */
export function presentPolicy(file: string | undefined, id: string): DunningPolicy {
  if (file !== undefined) return readJsonFile(file, dunningPolicySchema);
  const example = readJsonFile(exampleOf('policy.json'), dunningPolicySchema);
  const known = policiesOf(demoSettings()).get(id) ?? (example.id === id ? example : undefined);
  if (!known) throw new ReplayInputError(`--present is missing: no policy here has the id "${id}"`);
  return known;
}
