import { policyView } from '../../api/policy-views.ts';
import { changeCircumstances } from '../../acts/change-circumstances.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { editPolicy, policyEditSchema, versionsAdded } from '../../domain/circumstances/edit-policy.ts';
import { versionInForce } from '../../domain/circumstances/policy-version.ts';
import { faultsOf } from '../../domain/fault.ts';
import { policiesOf } from '../../domain/settings.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { invalid, keyTaken, notFound, refusal } from '../../runtime/problem.ts';

/** PUT /policies/{id}: 201 for a policy that is new, 200 for one that is changed, or is so already. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey }) => {
    const otherId = (value: unknown) =>
      faultsOf([[(value as { id?: unknown }).id !== id, 'id', 'is not the id in the path']]);
    const { version, since: _since, by: _by, ...policy } = parse(policyEditSchema, body, otherId);
    const faults = otherId(policy);
    if (faults.length > 0) throw invalid(faults);
    const policies = policiesOf(deps.settings);
    const deployed = policies.get(id);
    const deployedIds = [...policies.keys()];
    const act = { name: `policy#${id}`, key: idempotencyKey, content: { version, policy } };
    const outcome = await changeCircumstances(
      deps,
      act,
      (before, now) => editPolicy(before, policy, version, { now, by, deployed, deployedIds }),
      (before, now) =>
        Promise.resolve(
          versionsAdded(before, policy, { now, by, deployed }).map((policyVersion) => ({
            kind: 'newPolicyVersion' as const,
            policyVersion,
          })),
        ),
    );
    if (outcome.kind === 'conflict') throw keyTaken();
    if (outcome.kind === 'refused') throw refusal(outcome);
    const inForce = versionInForce(outcome.circumstances, id, deployed);
    if (!inForce) throw notFound(`Policy ${id}`);
    const isNew = outcome.kind === 'changed' && inForce.version === 1 && !deployed;
    return { status: isNew ? 201 : 200, body: policyView(inForce) };
  };
