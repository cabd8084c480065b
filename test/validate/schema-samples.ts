import type { SchemaName } from '../../src/validate/schema-checks.js';

type Document = Readonly<Record<string, unknown>>;

const INFO = {
  title: 'Pets',
  version: '1.0.0',
  license: { name: 'MIT', url: 'https://a.example' },
  contact: { email: 'a@b.example' },
};
const PET = { type: 'object', required: ['id'], properties: { id: { type: 'integer', minimum: 1 } } };
const CONTENT = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' }, example: { id: 1 } } };
const HEADERS = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } };

const COMPONENTS = {
  schemas: { Pet: PET },
  responses: { NotFound: { description: 'Not there', headers: HEADERS, content: CONTENT } },
  parameters: { Id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
  requestBodies: { Pet: { required: true, content: CONTENT } },
  securitySchemes: {
    key: { type: 'apiKey', name: 'X-Key', in: 'header' },
    login: {
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: 'https://a.example/token', scopes: { read: 'Reads' } } },
    },
  },
};

const PATHS = {
  '/pets/{id}': {
    parameters: [{ $ref: '#/components/parameters/Id' }],
    put: {
      operationId: 'put',
      tags: ['pets'],
      security: [{ login: ['read'] }],
      requestBody: { $ref: '#/components/requestBodies/Pet' },
      responses: { '200': { description: 'Done', content: CONTENT }, default: { description: 'Failed' } },
    },
  },
};

const REST = {
  info: INFO,
  servers: [{ url: 'https://{host}', variables: { host: { default: 'a.example' } } }],
  tags: [{ name: 'pets', externalDocs: { url: 'https://a.example' } }],
  components: COMPONENTS,
};

/** A sound document of each schema, with most kinds of parts in it. */
export const samples: Readonly<Record<SchemaName, Document>> = {
  '2.0': {
    swagger: '2.0',
    info: INFO,
    host: 'a.example',
    schemes: ['https'],
    produces: ['application/json'],
    securityDefinitions: { key: { type: 'apiKey', name: 'X-Key', in: 'header' }, basic: { type: 'basic' } },
    definitions: { Pet: PET },
    responses: {
      NotFound: {
        description: 'Not there',
        headers: { 'Retry-After': { type: 'integer' } },
        examples: { 'application/json': { id: 1 } },
      },
    },
    paths: {
      '/pets/{id}': {
        put: {
          operationId: 'put',
          security: [{ key: [] }],
          parameters: [
            { name: 'id', in: 'path', required: true, type: 'string' },
            {
              name: 'tags',
              in: 'query',
              type: 'array',
              items: { type: 'string' },
              collectionFormat: 'multi',
            },
            { name: 'body', in: 'body', schema: { $ref: '#/definitions/Pet' } },
          ],
          responses: {
            '200': { description: 'Done', schema: { $ref: '#/definitions/Pet' } },
            '404': { $ref: '#/responses/NotFound' },
          },
        },
      },
    },
  },
  '3.0': { openapi: '3.0.0', ...REST, paths: PATHS },
  '3.1': { openapi: '3.1.0', ...REST, paths: PATHS, webhooks: {} },
  '3.1-parts': { openapi: '3.1.0', ...REST },
  '3.2': { openapi: '3.2.0', ...REST, paths: PATHS, webhooks: {} },
};
