import { augmentDocument } from 'gen-responses';
import { type oas30, oas31 } from 'openapi3-ts';

const built: oas31.OpenAPIObject = oas31.OpenApiBuilder.create()
  .addOpenApiVersion('3.1.0')
  .addInfo({ title: 'Pets', version: '1.0.0' })
  .addPath('/pets/{id}', { get: { responses: { 404: { $ref: '#/components/responses/NotFound' } } } })
  .getSpec();
const document: oas31.OpenAPIObject = augmentDocument(built).document;
const older: oas30.OpenAPIObject = augmentDocument<oas30.OpenAPIObject>({
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1.0.0' },
  paths: {},
}).document;

export const documents = [document, older];
