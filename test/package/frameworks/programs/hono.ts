import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { augmentDocument } from 'gen-responses';

const app = new OpenAPIHono();
const route = createRoute({
  method: 'get',
  path: '/pets/{id}',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: { description: 'The pet.' } },
});
app.openapi(route, (context) => context.body(null));
const config = { openapi: '3.1.0', info: { title: 'Pets', version: '1.0.0' } };
const given = app.getOpenAPI31Document(config);
const document: typeof given = augmentDocument(given, { attach: true }).document;
const older = app.getOpenAPIDocument({ ...config, openapi: '3.0.3' });
const document30: typeof older = augmentDocument(older, { errorBody: 'google' }).document;

// The page that the server sends.
app.get('/openapi.json', (context) => context.json(document));
const sent: unknown = await (await app.request('/openapi.json')).json();

export const documents = [document, document30, sent];
