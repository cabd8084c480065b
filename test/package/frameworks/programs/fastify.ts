import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import { augmentDocument } from 'gen-responses';

const app = Fastify();
await app.register(swagger, {
  openapi: { openapi: '3.1.0', info: { title: 'Pets', version: '1.0.0' } },
  transformObject: (given) => {
    if (!('openapiObject' in given)) return given.swaggerObject;
    return augmentDocument(given.openapiObject, { attach: true }).document;
  },
});
const params = { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] };
const response = { 200: { description: 'The pet.', type: 'object' } };
app.get('/pets/:id', { schema: { params, response } }, async () => ({}));
await app.ready();

export const documents = [app.swagger()];
