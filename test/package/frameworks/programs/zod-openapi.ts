import { augmentDocument } from 'gen-responses';
import { z } from 'zod';
import { createDocument } from 'zod-openapi';

const Pet = z.object({ id: z.uuid() }).meta({ id: 'Pet' });
const ApiError = z.object({ message: z.string(), status: z.int() }).meta({ id: 'ApiError' });
const created = createDocument({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1.0.0' },
  paths: {
    '/pets/{id}': {
      get: {
        requestParams: { path: z.object({ id: z.uuid() }) },
        responses: { 200: { description: 'The pet.', content: { 'application/json': { schema: Pet } } } },
      },
    },
  },
});
const document: ReturnType<typeof createDocument> = augmentDocument(created, {
  errorBody: ApiError,
  attach: true,
}).document;

export const documents = [document];
