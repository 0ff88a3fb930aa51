import { type Route, scopes } from './route.ts';

/** What waits: messages to come and tasks. */
export const workRoutes: readonly Route[] = [
  { method: 'GET', path: '/schedule', handler: 'get-schedule', scope: scopes.read },
  { method: 'GET', path: '/tasks', handler: 'list-tasks', scope: scopes.read },
  { method: 'PATCH', path: '/tasks/{id}', handler: 'amend-task', scope: scopes.writeCases },
  { method: 'POST', path: '/tasks/{id}/done', handler: 'complete-task', scope: scopes.writeCases },
  { method: 'POST', path: '/tasks/{id}/match', handler: 'confirm-match', scope: scopes.writeCases },
];
