import { openApiDocument } from '../../api/openapi.ts';
import { noQuerySchema } from '../../api/queries.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** GET /openapi.json */
export const createHandler = (): HttpHandler => {
  const body = openApiDocument();
  return ({ query }) => {
    parse(noQuerySchema, query);
    return Promise.resolve({ status: 200, body });
  };
};
