import { Duration, NestedStack, Validations } from 'aws-cdk-lib';
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Route, SignedRoute } from '../../lambdas/api/routes/route.ts';
import type { HttpFront } from '../constructs/http-front.ts';
import { RelanceFunction } from '../constructs/relance-function.ts';
import { constructName } from '../functions.ts';
import { functionOfRoute } from '../route-functions.ts';

type ApiAreaProps = {
  readonly routes: readonly (Route | SignedRoute)[];
  readonly front: HttpFront;
  readonly deploymentName: string;
  /** The bundled code of a function. */
  readonly codeOf: (name: string) => Code;
};

/**
 * The requests about one thing, each with a route that asks for a token with the route's own scope, or for none where the
 * function asks for a signature, and a function of its own. A stack inside the service's, as a route takes seven resources, and CloudFormation takes 500 in a stack:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export class ApiArea extends NestedStack {
  readonly functions: readonly RelanceFunction[];

  constructor(scope: Construct, area: string, { routes, front, deploymentName, codeOf }: ApiAreaProps) {
    super(scope, `${constructName(area)}Api`, { description: `Relance API: ${area}` });
    this.functions = routes.map((route) => {
      const { method, path, handler } = route;
      const spec = functionOfRoute(route);
      const fn = new RelanceFunction(this, { spec, code: codeOf(handler), deploymentName });
      const { scope: asked } = route;
      const built = new HttpRoute(this, `${method} ${path}`, {
        httpApi: front.api,
        routeKey: HttpRouteKey.with(path, HttpMethod[method]),
        integration: new HttpLambdaIntegration(fn.node.id, fn, { timeout: Duration.seconds(29) }),
        ...(asked !== undefined && { authorizer: front.authorizer, authorizationScopes: [asked] }),
      });
      if (asked === undefined)
        Validations.of(built).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'Payment providers have no token of ours: the function checks their signature before it reads anything.',
        });
      return fn;
    });
  }
}
