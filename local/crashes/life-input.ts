import * as z from 'zod';

/** What a life is told: its folder, the functions, where to write what came of the story, and which messages SES loses. */
export const lifeInputSchema = z.object({
  dataDir: z.string(),
  functions: z.array(z.object({ name: z.string(), dir: z.string() })).readonly(),
  accountFile: z.string(),
  lostMessages: z.array(z.string()).readonly(),
});
export type LifeInput = z.infer<typeof lifeInputSchema>;
