import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { type Route } from '../../lambdas/api/routes.ts';
import type { ApiAccess } from './api-access.ts';
import { HouseLogGroup } from './house-log-group.ts';
import type { RelanceFunction } from './relance-function.ts';

type HttpRoutesProps = {
  readonly routes: readonly Route[];
  readonly functionOf: (handler: string) => RelanceFunction;
  readonly access: ApiAccess;
};

/** No path, caller address or claim of a person: they would be personal data. The route stands for the path. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLatency: '$context.responseLatency',
    integrationStatus: '$context.integrationStatus',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
    clientId: '$context.authorizer.claims.client_id',
  }),
);

/** The HTTP API: each route asks for a token with the route's own scope. Browsers of other origins are not let in. */
export class HttpRoutes extends Construct {
  readonly api: HttpApi;
  readonly url: string;

  constructor(scope: Construct, id: string, { routes, functionOf, access }: HttpRoutesProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { description: 'Relance', createDefaultStage: false });
    const authorizer = new HttpUserPoolAuthorizer('Tokens', access.userPool, {
      userPoolClients: [access.systems, access.people],
    });
    for (const { method, path, handler, scope: routeScope } of routes) {
      const fn = functionOf(handler);
      this.api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration: new HttpLambdaIntegration(fn.node.id, fn, { timeout: Duration.seconds(29) }),
        authorizer,
        authorizationScopes: [routeScope],
      });
    }
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new HouseLogGroup(this, 'AccessLog')),
        format: accessLogFormat,
      },
    });
    this.url = stage.url;
  }
}
