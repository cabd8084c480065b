import { OpenAPIRegistry, OpenApiGeneratorV3, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { augmentDocument } from 'gen-responses';
import { z } from 'zod';

const registry = new OpenAPIRegistry();
registry.registerPath({
  method: 'get',
  path: '/pets/{id}',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 404: { $ref: '#/components/responses/NotFound' } },
});
const info = { title: 'Pets', version: '1.0.0' };
const newer = new OpenApiGeneratorV31(registry.definitions).generateDocument({ openapi: '3.1.0', info });
const older = new OpenApiGeneratorV3(registry.definitions).generateDocument({ openapi: '3.0.3', info });
const document: typeof newer = augmentDocument(newer).document;
const document30: typeof older = augmentDocument(older, { errorBody: 'simple' }).document;

export const documents = [document, document30];
