import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { streamPatterns } from '../../lambdas/adapters/dynamodb/table-shape.ts';
import { routes, routesByArea, signedRoutes, signedRoutesByArea } from '../../lambdas/api/routes.ts';
import { constructName, functions } from '../../lib/functions.ts';
import { resourcesOf, synthesize, theResourceOf, withInboundMail } from './synthesize.ts';

let template: Template;
let areas: Template[];
let templates: Template[];
beforeAll(() => {
  ({ service: template, areas, all: templates } = synthesize(withInboundMail));
});

describe('functions', () => {
  it('all run on Node 24 and arm64, are traced, and log to a group of their own', () => {
    const built = templates.flatMap((each) => Object.values(resourcesOf(each, 'AWS::Lambda::Function')));
    expect(built).toHaveLength(functions.length);
    for (const { Properties } of built)
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogGroup: { Ref: expect.any(String) as unknown } },
      });
  });

  it('keep logs for three months, and no group keeps them for ever', () => {
    for (const each of templates)
      for (const { Properties } of Object.values(resourcesOf(each, 'AWS::Logs::LogGroup')))
        expect(Properties['RetentionInDays']).toBe(90);
  });
});

describe('the stacks', () => {
  /** Beyond this, an area is to be split before its next routes, not by the deployment that fails. */
  const mostResources = 400;

  it('have room for more: CloudFormation takes 500 resources in a stack, 200 parameters and 200 outputs', () => {
    for (const each of templates) {
      const { Resources = {}, Parameters = {}, Outputs = {} } = each.toJSON() as Record<string, object>;
      expect(Object.keys(Resources).length).toBeLessThanOrEqual(mostResources);
      expect(Object.keys(Parameters).length).toBeLessThanOrEqual(150);
      expect(Object.keys(Outputs).length).toBeLessThanOrEqual(150);
    }
  });

  it('have each area of the API in one of its own, and nothing of the API but its front in the service', () => {
    expect(Object.keys(resourcesOf(template, 'AWS::CloudFormation::Stack'))).toHaveLength(areas.length);
    const handlersOf = (each: Template) =>
      Object.values(resourcesOf(each, 'AWS::Lambda::Function')).map(({ Properties }) => Properties['Description']);
    expect(areas.map(handlersOf)).toEqual(
      Object.values({ ...routesByArea, ...signedRoutesByArea }).map((each) =>
        each.map(({ handler }) => `Relance: ${handler}`),
      ),
    );
    for (const type of ['AWS::ApiGatewayV2::Route', 'AWS::ApiGatewayV2::Integration'])
      expect(resourcesOf(template, type)).toEqual({});
  });
});

describe('the HTTP API', () => {
  it('asks a token with the scope of the route on every route but those that ask for a signature, and has no other', () => {
    const built = templates
      .flatMap((each) => Object.values(resourcesOf(each, 'AWS::ApiGatewayV2::Route')))
      .map(({ Properties }) => ({
        key: Properties['RouteKey'],
        type: Properties['AuthorizationType'],
        scopes: Properties['AuthorizationScopes'],
        hasAuthorizer: Properties['AuthorizerId'] !== undefined,
      }));
    expect(built).toHaveLength(routes.length + signedRoutes.length);
    const open = built.filter(({ type }) => type !== 'JWT');
    expect(open.toSorted((a, b) => String(a.key).localeCompare(String(b.key)))).toEqual(
      ['POST /webhooks/payments/{creditor}', 'POST /webhooks/stripe/{creditor}'].map((key) => ({
        key,
        type: 'NONE',
        scopes: undefined,
        hasAuthorizer: false,
      })),
    );
    expect(built).toEqual(
      expect.arrayContaining(
        routes.map(({ method, path, scope }) => ({
          key: `${method} ${path}`,
          type: 'JWT',
          scopes: [scope],
          hasAuthorizer: true,
        })),
      ),
    );
  });

  it('is throttled, and logs who called which route but nothing of a person', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: Match.objectLike({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 }),
      AccessLogSettings: Match.objectLike({ DestinationArn: Match.anyValue() }),
    });
    const stage = theResourceOf(template, 'AWS::ApiGatewayV2::Stage');
    const { Format } = stage.Properties['AccessLogSettings'] as { Format: string };
    expect(Format).toContain('$context.routeKey');
    expect(Format).not.toMatch(/\$context\.(identity|path\b|authorizer\.claims\.(?!client_id)|http)/);
  });

  it('answers no browser of another origin', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
  });
});

describe('the stream of the table', () => {
  /** Queues are read by functions, too. */
  const readers = () =>
    Object.values(resourcesOf(template, 'AWS::Lambda::EventSourceMapping')).filter(
      ({ Properties }) => Properties['StartingPosition'] !== undefined,
    );

  it('has two readers, which see only what concerns them', () => {
    const patterns = readers().map(({ Properties }) => {
      const { Filters } = Properties['FilterCriteria'] as { Filters: { Pattern: string }[] };
      return Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown);
    });
    expect(patterns).toEqual([[streamPatterns.dispatch], [streamPatterns.publish, streamPatterns.publishCredit]]);
  });

  it('never stops at a change that cannot be read: it is bisected, tried so often, and put aside', () => {
    for (const { Properties } of readers())
      expect(Properties).toMatchObject({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 10,
        MaximumRecordAgeInSeconds: 6 * 3600,
        DestinationConfig: { OnFailure: { Destination: expect.anything() as unknown } },
        StartingPosition: 'TRIM_HORIZON',
      });
  });
});

describe('the state machines', () => {
  it('are standard, traced, and log what happens without any of the data', () => {
    template.resourceCountIs('AWS::StepFunctions::StateMachine', 3);
    template.allResourcesProperties('AWS::StepFunctions::StateMachine', {
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: Match.objectLike({ Level: 'ALL', IncludeExecutionData: false }),
    });
  });

  it('get the address of every function their files name', () => {
    for (const trigger of ['dunning', 'debtorNotice', 'bulkImport'])
      template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
        DefinitionSubstitutions: Object.fromEntries(
          functions
            .filter((spec) => spec.trigger === trigger)
            .map(({ name }) => [
              `${constructName(name)}Arn`,
              { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${constructName(name)}[0-9A-F]{8}$`), 'Arn'] },
            ]),
        ),
      });
  });
});

describe('mail', () => {
  it('reports every outcome of a message to the default bus, and reputation to CloudWatch', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject'],
        EventBridgeDestination: Match.anyValue(),
      },
    });
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      ReputationOptions: { ReputationMetricsEnabled: true },
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it('asks SES to verify the address of the demo, but the domain of a real sender', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'accounts@demo.example' });
    const real = synthesize({ senderIdentity: 'domain', sender: 'billing@acme.fr' }).service;
    real.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'acme.fr' });
    expect(Object.keys(real.findOutputs('*', { Description: Match.stringLikeRegexp('acme.fr') }))).toHaveLength(3);
  });

  it('leaves an identity alone that the company has verified itself', () => {
    synthesize({ senderIdentity: 'existing' }).service.resourceCountIs('AWS::SES::EmailIdentity', 0);
  });
});
