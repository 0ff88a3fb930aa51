import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a part of the local stack answers requests with; mounted on a server of its own. Rejects only on a defect. */
export type RequestHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;
