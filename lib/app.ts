import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleHandlers } from './bundling.ts';
import { ConfigurationError, readDeployment } from './config.ts';
import { addRelance } from './relance-app.ts';

const app = new App();
const deployment = deploymentOrExit();
const bundlesDir = path.join(app.outdir, 'bundles');
bundleHandlers({
  handlersDir: path.resolve(import.meta.dirname, '../lambdas/handlers'),
  outDir: bundlesDir,
  settings: deployment.settings,
});
addRelance(app, deployment, (name) => Code.fromAsset(path.join(bundlesDir, name)));
app.synth();

/** Who deploys is to read the sentences, not where in the code they come from. */
function deploymentOrExit() {
  try {
    return readDeployment(app.node.getAllContext() as Record<string, unknown>, process.env['CDK_DEFAULT_REGION']);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
}
