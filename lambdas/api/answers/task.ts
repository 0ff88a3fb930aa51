import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { taskKinds } from '../../domain/task.ts';
import { debtorAnswer } from './debtor.ts';
import { instant, text, cursor } from './parts.ts';

export const taskAnswer = z.strictObject({
  id: text,
  kind: z.enum(taskKinds),
  invoiceId: text.optional(),
  debtorId: text.optional(),
  dueOn: civilDateSchema,
  owner: text.optional(),
  data: z.record(text, z.unknown()),
  status: z.enum(['open', 'done']),
  result: text.optional(),
  doneAt: instant.optional(),
  doneBy: text.optional(),
  createdAt: instant,
});

export const tasksAnswer = z.strictObject({ tasks: z.array(taskAnswer), cursor });

export const replyAnswer = z.strictObject({ id: text, task: taskAnswer, debtor: debtorAnswer });
