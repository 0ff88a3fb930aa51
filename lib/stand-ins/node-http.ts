/**
 * Node's `http` without the `fetch` that comes with importing it: an import reads every export, and to answer for
 * `WebSocket` Node loads its whole web client, for longer than `http` itself takes. The names are those that bundled
 * packages ask for; one that is missing fails the bundling.
 */
const http = process.getBuiltinModule('node:http');

export default http;
export const { Agent, request, STATUS_CODES } = http;
