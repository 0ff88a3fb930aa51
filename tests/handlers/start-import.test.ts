import '../runtime/silent-powertools.ts';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it, onTestFinished } from 'vitest';
import { createBulkWorkflow } from '../../lambdas/adapters/step-functions/bulk-workflow.ts';
import { createHandler } from '../../lambdas/handlers/start-import/handler.ts';
import { TransientError } from '../../lambdas/ports/errors.ts';

const machine = 'arn:aws:states:eu-west-3:000000000000:stateMachine:BulkImport';
const told = (key: string) => ({ detail: { object: { key, etag: 'e', sequencer: '0055' } } });

function stepFunctions() {
  const sfn = mockClient(SFNClient);
  onTestFinished(() => sfn.restore());
  return { sfn, handle: createHandler({ workflow: createBulkWorkflow(machine) }) };
}

const named = (name: string) => Object.assign(new Error(name), { name });

it('starts one execution however often S3 tells of a file, named after the drop and given no row of it', async () => {
  const { sfn, handle } = stepFunctions();
  sfn.on(StartExecutionCommand).resolvesOnce({}).rejects(named('ExecutionAlreadyExists'));
  const first = await handle(told('bulk/invoices/march.csv'));
  expect(await handle(told('bulk/invoices/march.csv'))).toEqual(first);
  const started = sfn.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input);
  const input = { importId: first.importId, of: 'invoices', key: 'bulk/invoices/march.csv', etag: 'e' };
  expect(started).toEqual(
    Array(2).fill({ stateMachineArn: machine, name: first.importId, input: JSON.stringify(input) }),
  );
});

it('starts nothing for a file that lies below neither invoices nor payments', async () => {
  const { sfn, handle } = stepFunctions();
  expect(await handle(told('bulk/march.csv'))).toEqual({ importId: null });
  expect(sfn.calls()).toEqual([]);
});

it('is tried again when Step Functions is busy', async () => {
  const { sfn, handle } = stepFunctions();
  sfn.on(StartExecutionCommand).rejects(named('ThrottlingException'));
  await expect(handle(told('bulk/payments/march.csv'))).rejects.toThrow(TransientError);
});
