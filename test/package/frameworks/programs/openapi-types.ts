import { augmentDocument } from 'gen-responses';
import type { OpenAPI, OpenAPIV2, OpenAPIV3, OpenAPIV3_1 } from 'openapi-types';

const info = { title: 'Pets', version: '1.0.0' };
const v2: OpenAPIV2.Document = { swagger: '2.0', info, paths: {} };
const v3: OpenAPIV3.Document = { openapi: '3.0.3', info, paths: {} };
const v31: OpenAPIV3_1.Document<{ 'x-owner'?: string }> = { openapi: '3.1.0', info, paths: {} };
const augmented2: OpenAPIV2.Document = augmentDocument(v2).document;
const augmented3: OpenAPIV3.Document = augmentDocument(v3, { attach: true, onlyReferenced: false }).document;
const augmented31: OpenAPIV3_1.Document<{ 'x-owner'?: string }> = augmentDocument(v31).document;
const ofAnyVersion: OpenAPI.Document = augmentDocument<OpenAPI.Document>(v3).document;

export const documents = [augmented2, augmented3, augmented31, ofAnyVersion];
