import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { UnexpectedAnswerError } from '../start/api-client.ts';
import { StepFunctionsApiError } from '../step-functions/api-error.ts';
import { casePages } from './cases/case-pages.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { executionPages } from './executions/execution-pages.ts';
import { showFailure, showMissing } from './failure-page.ts';
import { messagePages } from './messages/message-pages.ts';
import { overviewPage } from './overview/overview-page.ts';
import { timeForm } from './time-form.ts';

const stylesheet = readFileSync(new URL('style.css', import.meta.url), 'utf8');

/** A page of another site may send a browser here under a name of its own: only this machine's names are served. */
const ownNames = new Set(['127.0.0.1', 'localhost']);

function isMissing(error: unknown): boolean {
  if (error instanceof UnexpectedAnswerError) return error.status === 404;
  return error instanceof StepFunctionsApiError && error.name === 'ExecutionDoesNotExist';
}

/** All pages of the console. */
export function createConsoleApp(deps: ConsoleDeps): Hono {
  const app = new Hono();
  app.use(async ({ req, text }, next) => {
    if (!ownNames.has(new URL(req.url).hostname)) return text('This is served to 127.0.0.1 and localhost alone.', 421);
    return next();
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ['data:'],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
      },
      xFrameOptions: 'SAMEORIGIN',
      // There is no TLS on a loopback address, and a browser would remember the wish for every port of it.
      strictTransportSecurity: false,
      // A page with a stricter policy of its own keeps it.
      overwrite: false,
    }),
    csrf(),
  );
  app.get('/style.css', ({ body }) => body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.route('/', overviewPage(deps));
  app.route('/cases', casePages(deps));
  app.route('/executions', executionPages(deps));
  app.route('/messages', messagePages(deps));
  app.route('/time', timeForm(deps));
  app.notFound((context) => showMissing(context, deps));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    return isMissing(error) ? showMissing(context, deps) : showFailure(context, deps, error);
  });
  return app;
}
