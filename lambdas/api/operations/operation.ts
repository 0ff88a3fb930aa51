import type * as z from 'zod';
import type { AnswerName } from '../answers.ts';

export type Operation = {
  readonly summary: string;
  readonly body?: z.ZodType;
  /** Content types of files that it takes, besides JSON where there is a `body`. */
  readonly fileTypes?: readonly string[];
  readonly query: z.ZodObject;
  /** What a success answers. */
  readonly answer: AnswerName;
  /** What else a status may answer. */
  readonly otherAnswers?: Readonly<Record<number, AnswerName>>;
  /** What each status means, beside those that every route has. */
  readonly statuses: Readonly<Record<number, string>>;
};

/** By the name of the handler. */
export type Operations = Readonly<Record<string, Operation>>;
