import '../runtime/silent-powertools.ts';
import type { Context } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { scopes } from '../../lambdas/api/routes/route.ts';
import { handler } from '../../lambdas/handlers/limit-scopes/index.ts';
import { logger } from '../../lambdas/runtime/logging.ts';

const context = { functionName: 'limit-scopes', awsRequestId: 'request-1' } as Context;
const allScopes = Object.values(scopes);

/** What Cognito hands over after a sign-in on its page: event version 2, with all that it tells of a person. */
function aSignIn(groups: string[], asked: readonly string[] = ['openid', ...allScopes]) {
  return {
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: 'eu-west-3',
    userPoolId: 'eu-west-3_Ab1Cd2Ef3',
    userName: '3e1e2f40-1111-2222-3333-444455556666',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '1example23456789' },
    request: {
      userAttributes: {
        sub: '3e1e2f40-1111-2222-3333-444455556666',
        'cognito:user_status': 'CONFIRMED',
        email_verified: 'true',
        email: 'ann.quendolyne@acme.example',
      },
      groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: null },
      scopes: [...asked],
    },
    response: { claimsAndScopeOverrideDetails: null },
  };
}

type Answer = {
  response: {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: { scopesToSuppress: string[] };
      groupOverrideDetails: object;
    };
  };
};

async function keptOf(event: ReturnType<typeof aSignIn>): Promise<string[]> {
  const { response } = (await handler(event, context)) as unknown as Answer;
  const { scopesToSuppress } = response.claimsAndScopeOverrideDetails.accessTokenGeneration;
  return event.request.scopes.filter((scope) => !scopesToSuppress.includes(scope));
}

describe('the token of a person', () => {
  it.each<[groups: string[], kept: string[]]>([
    [[], ['openid']],
    [['accountants'], ['openid']],
    [['viewer'], ['openid', 'relance/read']],
    [['collector'], ['openid', 'relance/payments.write', 'relance/cases.write', 'relance/read']],
    [['manager'], ['openid', ...allScopes]],
    [
      ['viewer', 'collector'],
      ['openid', 'relance/payments.write', 'relance/cases.write', 'relance/read'],
    ],
    [
      ['accountants', 'manager'],
      ['openid', ...allScopes],
    ],
  ])('of %j who asks for all keeps %j', async (groups, kept) => {
    expect(await keptOf(aSignIn(groups))).toEqual(kept);
  });

  it('never gets a scope that was not asked for', async () => {
    expect(await keptOf(aSignIn(['manager'], ['openid', 'relance/read']))).toEqual(['openid', 'relance/read']);
    const { response } = (await handler(aSignIn(['manager'], ['openid']), context)) as unknown as Answer;
    expect(response.claimsAndScopeOverrideDetails.accessTokenGeneration).toEqual({ scopesToSuppress: [] });
  });

  it.each([
    'TokenGeneration_HostedAuth',
    'TokenGeneration_Authentication',
    'TokenGeneration_NewPasswordChallenge',
    'TokenGeneration_AuthenticateDevice',
    'TokenGeneration_RefreshTokens',
    'TokenGeneration_OfAKindToCome',
  ])('is cut when it comes by %s', async (triggerSource) => {
    expect(await keptOf({ ...aSignIn(['viewer']), triggerSource })).toEqual(['openid', 'relance/read']);
  });

  it('made by the SDK, past the page, is of no use to change an account either', async () => {
    const bySdk = aSignIn(['manager'], ['aws.cognito.signin.user.admin']);
    expect(await keptOf({ ...bySdk, triggerSource: 'TokenGeneration_Authentication' })).toEqual([]);
  });

  it('keeps its groups, by which they are looked at again, and all of the event that Cognito wants back', async () => {
    const event = aSignIn(['collector']);
    const { response, ...rest } = (await handler(event, context)) as unknown as Answer & Record<string, unknown>;
    const { response: _empty, ...given } = event;
    expect(rest).toEqual(given);
    expect(response.claimsAndScopeOverrideDetails.groupOverrideDetails).toEqual({
      groupsToOverride: ['collector'],
      iamRolesToOverride: [],
      preferredRole: null,
    });
  });

  it('is not made at all from an event that has no scopes to cut', async () => {
    const event = aSignIn(['viewer']);
    const { scopes: _none, ...request } = event.request;
    await expect(handler({ ...event, version: '1', request }, context)).rejects.toMatchObject({
      name: 'UnreadableInputError',
      message: 'the input cannot be read: request.scopes (invalid_type)',
    });
  });

  it('leaves nothing of the person in the log', async () => {
    const logged = vi.spyOn(logger, 'info');
    await handler(aSignIn(['viewer']), context);
    expect(logged).toHaveBeenCalledOnce();
    expect(JSON.stringify(logged.mock.calls)).not.toMatch(/quendolyne|3e1e2f40/);
    logged.mockRestore();
  });
});

it('leaves the token of a system as its client allows, should Cognito ever ask', async () => {
  const event = {
    ...aSignIn([], allScopes),
    version: '3',
    triggerSource: 'TokenGeneration_ClientCredentials',
    userName: '1example23456789',
    request: { userAttributes: {}, groupConfiguration: null, scopes: allScopes },
  };
  expect(await handler(event, context)).toEqual(event);
});
