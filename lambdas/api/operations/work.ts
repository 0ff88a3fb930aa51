import { taskAnswerSchema } from '../../domain/call-result.ts';
import { confirmationSchema } from '../../domain/payment/confirm-match.ts';
import { taskPatchSchema } from '../../domain/task.ts';
import { noQuerySchema, pageQuerySchema, scheduleQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about what waits: messages to come and tasks. */
export const workOperations = {
  'get-schedule': {
    summary: 'What will be sent on some days when nothing happens before: 31 days at most, 92 ahead.',
    query: scheduleQuerySchema,
    answer: 'Schedule',
    statuses: { 200: 'A page of messages, by day; whole debtors, those who are written to first before the others.' },
  },
  'list-tasks': {
    summary: 'What waits for a person, by due date.',
    query: pageQuerySchema,
    answer: 'Tasks',
    statuses: { 200: 'A page of tasks.' },
  },
  'amend-task': {
    summary: 'Give a task an owner, or another day.',
    body: taskPatchSchema,
    query: noQuerySchema,
    answer: 'Task',
    statuses: { 200: 'The task.', 409: 'The task has ended, or the Idempotency-Key is taken.' },
  },
  'complete-task': {
    summary: 'End a task; a call with what came of it, all in one request.',
    body: taskAnswerSchema,
    query: noQuerySchema,
    answer: 'Task',
    statuses: {
      200: 'The task.',
      409: 'The task ended otherwise, another act answers it, or the Idempotency-Key is taken.',
    },
  },
  'confirm-match': {
    summary:
      'Say what a payment is for that was not sure: a candidate of its task, or a debtor and his invoices. Its account is known from then on.',
    body: confirmationSchema,
    query: noQuerySchema,
    answer: 'Task',
    statuses: { 200: 'The task, answered.', 409: 'It was answered otherwise before.' },
  },
} satisfies Operations;
