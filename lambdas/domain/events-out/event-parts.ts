import * as z from 'zod';
import { stageSchema } from '../dunning-policy.ts';
import { reversalReasons } from '../message/transactional.ts';
import type { Currency } from '../money.ts';
import type { TaskKind } from '../task.ts';

// Read by others, not checked by us: the rules of a date or an amount were kept when it came in.
export const text = z.string();
export const day = z.string().meta({ format: 'date' });
export const instant = z.string().meta({ format: 'date-time' });
export const minor = z.int();
export const count = z.int();
export const sha256 = z.string();
export const reversalReason = z.enum(reversalReasons);

// Published as any text: a currency, or a kind of task, that is new is no new version of what names it.
export const currency = text as unknown as z.ZodType<Currency>;
export const taskKind = text as unknown as z.ZodType<TaskKind>;

/** The data of an event. No key but these is ever published, though readers have to bear new ones. */
export const data = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape);

/** A stage of the ladder, and how often it was begun again. */
export const notice = { stage: stageSchema, cycle: count };

/** By which version of which policy it was decided. */
export const byPolicy = { policyId: text.optional(), policyVersion: count.optional() };
