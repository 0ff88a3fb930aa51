import * as z from 'zod';
import { currencySchema } from '../../domain/money.ts';

export const instant = z.iso.datetime();

export const text = z.string();

export const minor = z.int().min(0);

/** Below zero when more came in than was owed. */
export const sumSchema = z.strictObject({ amountMinor: z.int(), currency: currencySchema });

export const change = z.record(text, z.unknown());

export const cursor = text.optional().describe('There is more; a page may hold fewer entries than its limit.');
