import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { createSignIn, TokenTriggerError } from '../../../local/api-gateway/person-sign-in.ts';
import type { LambdaAnswer } from '../../../local/lambda/invocation.ts';
import { issuer } from './gateway-fixture.ts';

const client = { clientId: 'people', scopes: ['openid', 'relance/read', 'relance/cases.write'] };
const ann = { username: 'ann', groups: ['viewer', 'accountants'] };

/** A sign-in under a trigger that answers this, and the events it was asked with. */
function aSignIn(answer: LambdaAnswer) {
  const asked: unknown[] = [];
  const signIn = createSignIn({
    issuer,
    client,
    trigger: async (event) => {
      asked.push(event);
      return answer;
    },
  });
  return { asked, signIn };
}

const changing = (claimsAndScopeOverrideDetails: unknown): LambdaAnswer => ({
  ok: true,
  payload: { version: '2', response: { claimsAndScopeOverrideDetails } },
});

test('asks the trigger as Cognito does after a sign-in on its page', async () => {
  const { asked, signIn } = aSignIn(changing(null));
  await signIn(ann, ['openid', 'relance/read']);
  expect(asked).toMatchObject([
    {
      version: '2',
      triggerSource: 'TokenGeneration_HostedAuth',
      userName: 'ann',
      callerContext: { clientId: 'people' },
      request: {
        groupConfiguration: { groupsToOverride: ['viewer', 'accountants'] },
        scopes: ['openid', 'relance/read'],
      },
    },
  ]);
});

test('takes from the token what the trigger takes, and gives it the groups the trigger names', async () => {
  const { signIn } = aSignIn(
    changing({
      accessTokenGeneration: { scopesToSuppress: ['relance/cases.write', 'never-asked'] },
      groupOverrideDetails: { groupsToOverride: ['viewer'], iamRolesToOverride: [], preferredRole: null },
    }),
  );
  expect(decodeJwt(await signIn(ann))).toMatchObject({
    token_use: 'access',
    sub: 'ann',
    username: 'ann',
    client_id: 'people',
    scope: 'openid relance/read',
    'cognito:groups': ['viewer'],
  });
});

test('leaves a token alone when the trigger changes nothing, and no groups in it when the trigger names none', async () => {
  const untouched = decodeJwt(await aSignIn(changing(null)).signIn(ann));
  expect(untouched).toMatchObject({ scope: client.scopes.join(' '), 'cognito:groups': ann.groups });
  const without = decodeJwt(await aSignIn(changing({ accessTokenGeneration: {} })).signIn(ann));
  expect(without).not.toHaveProperty('cognito:groups');
});

test.each<[what: string, answer: LambdaAnswer]>([
  ['fails', { ok: false, error: 'UnreadableInputError', cause: 'the input cannot be read' }],
  ['answers nothing', { ok: true, payload: null }],
  ['answers what is no list', changing({ accessTokenGeneration: { scopesToSuppress: 'relance/read' } })],
  ['answers in words of another version', changing({ claimsToSuppress: ['scope'] })],
])('issues no token when the trigger %s', async (_what, answer) => {
  await expect(aSignIn(answer).signIn(ann)).rejects.toThrow(TokenTriggerError);
});
