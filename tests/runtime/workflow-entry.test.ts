import './silent-powertools.ts';
import type { Context } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { ConcurrentChangeError, TransientError } from '../../lambdas/ports/errors.ts';
import { logger } from '../../lambdas/runtime/logging.ts';
import { contract, isCurrent } from '../../lambdas/runtime/run-input.ts';
import { entry, UnreadableInputError } from '../../lambdas/runtime/workflow-entry.ts';

const context = { functionName: 'take-events', awsRequestId: 'request-1' } as Context;
const schema = z.strictObject({ invoiceId: z.string(), dueDate: z.iso.date().optional() });

describe('a function that is not asked over HTTP', () => {
  it('is handed its input as the schema reads it, and answers what it gave', async () => {
    const handle = entry(schema, ({ invoiceId }) => Promise.resolve(`${invoiceId} done`));
    expect(await handle({ invoiceId: 'main-1' }, context)).toBe('main-1 done');
  });

  it('fails on what it cannot read, and names the fields, never their values', async () => {
    const handle = entry(schema, () => Promise.resolve());
    const asked = handle({ dueDate: 'Mr Smith', invoiceId: 5 }, context);
    await expect(asked).rejects.toThrow(UnreadableInputError);
    await expect(asked).rejects.toThrow('the input cannot be read: invoiceId (invalid_type), dueDate (invalid_format)');
    await expect(handle('Mr Smith', context)).rejects.toThrow('the input cannot be read: input (invalid_type)');
  });

  it('makes a lost race one to try again, and lets every other error out as it is', async () => {
    const lost = entry(schema, () => Promise.reject(new ConcurrentChangeError('changed')));
    await expect(lost({ invoiceId: 'x' }, context)).rejects.toThrow(TransientError);
    const broken = entry(schema, () => Promise.reject(new RangeError('defect')));
    await expect(broken({ invoiceId: 'x' }, context)).rejects.toThrow(RangeError);
  });

  it('logs what it was about, and of an input only the ids', async () => {
    const logged = vi.spyOn(logger, 'info').mockImplementation(() => undefined);
    await entry(z.looseObject({}), () => Promise.resolve('sent'))(
      { invoiceId: 'main-1', run: 2, token: 'secret' },
      context,
    );
    expect(logged.mock.calls).toEqual([['done', { about: { invoiceId: 'main-1', run: 2 }, outcome: 'sent' }]]);
    logged.mockRestore();
  });
});

describe('a run is current', () => {
  it.each([
    [{ run: 2, contract }, true],
    [{ run: 1, contract }, false],
    [{ run: 3, contract }, false],
    [{ run: 2, contract: contract - 1 }, false],
  ])('when it is the case’s own and speaks our contract (%j: %s)', (input, expected) => {
    expect(isCurrent({ invoiceId: 'main-1', ...input }, { run: 2 })).toBe(expected);
  });
});
