import * as z from 'zod';
import { messageTag } from '../../lambdas/adapters/ses/mailer.ts';
import type { ApiClient } from '../start/api-client.ts';
import type { Ses } from '../ses/ses.ts';

const taskSchema = z.looseObject({ id: z.string(), kind: z.string(), data: z.looseObject({}) });
const questionSchema = z.object({ messageKey: z.string() });

/**
 * The person who is asked whether a message arrived: looks at the open tasks, and answers those questions as the mail
 * store shows. Asked again, gives the same answer again.
 */
export async function answerQuestions(api: ApiClient, ses: Pick<Ses, 'messages'>): Promise<void> {
  const questions = (await api.list('/tasks', 'tasks', taskSchema)).filter(({ kind }) => kind === 'checkDelivery');
  for (const { id, data } of questions) {
    const { messageKey } = questionSchema.parse(data);
    const hasArrived = ses.messages().some(({ tags }) => tags[messageTag] === messageKey);
    const answer = await api.post(`/tasks/${id}/done`, { result: hasArrived ? 'arrived' : 'nothing arrived' });
    if (answer.status !== 200)
      throw new Error(`task ${id} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
}
