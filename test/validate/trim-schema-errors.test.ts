import { describe, expect, it } from 'vitest';
import { told, validateText } from './read-case.js';

/** What AJV says of these in many errors, each branch of each alternative, comes down to the causes. */
const CASES: [name: string, text: string, expected: string[]][] = [
  [
    'a 2.0 body parameter is not measured by the rules of the others',
    `swagger: '2.0'
info: { title: a, version: '1' }
paths:
  /a:
    post:
      parameters:
        - name: body
          in: body
          schema:
            nullable: true
      responses: { 200: { description: a } }
`,
    ['unknown-property 10:13 #/paths/~1a/post/parameters/0/schema/nullable'],
  ],
  [
    'a 2.0 path parameter lacks what path parameters need',
    `swagger: '2.0'
info: { title: a, version: '1' }
paths:
  /a/{id}:
    get:
      parameters:
        - { name: id, in: path, type: string }
      responses: { 200: { description: a } }
`,
    ['missing-property 7:11 #/paths/~1a~1{id}/get/parameters/0'],
  ],
  [
    'a 2.0 parameter of no valid place has that one fault',
    `swagger: '2.0'
info: { title: a, version: '1' }
paths:
  /a:
    get:
      parameters:
        - { name: id, in: Header, type: string }
      responses: { 200: { description: a } }
`,
    ['value-not-allowed 7:23 #/paths/~1a/get/parameters/0/in'],
  ],
  [
    'a 2.0 response schema is no file',
    `swagger: '2.0'
info: { title: a, version: '1' }
paths:
  /a:
    get:
      responses: { 200: { description: a, schema: { type: objekt } } }
`,
    ['value-not-allowed 6:53 #/paths/~1a/get/responses/200/schema/type'],
  ],
  [
    'a property that no branch knows is told',
    `swagger: '2.0'
info: { title: a, version: '1' }
paths:
  /a:
    get:
      parameters:
        - { name: q, in: query, type: string, nullable: true }
      responses: { 200: { description: a } }
`,
    ['unknown-property 7:47 #/paths/~1a/get/parameters/0/nullable'],
  ],
  [
    'a 3.0 parameter has neither schema nor content',
    `openapi: 3.0.3
info: { title: a, version: '1' }
paths:
  /a:
    get:
      parameters:
        - { name: q, in: query }
      responses: { 200: { description: a } }
`,
    ['missing-choice 7:11 #/paths/~1a/get/parameters/0'],
  ],
  [
    'a 3.0 path parameter is not required',
    `openapi: 3.0.3
info: { title: a, version: '1' }
paths:
  /a/{id}:
    get:
      parameters:
        - { name: id, in: path, schema: { type: string } }
      responses: { 200: { description: a } }
`,
    ['missing-property 7:11 #/paths/~1a~1{id}/get/parameters/0'],
  ],
  [
    'a fault deep in a 3.0 schema is not one of everything around it',
    `openapi: 3.0.3
info: { title: a, version: '1' }
paths: {}
components:
  responses:
    Gone:
      description: a
      content:
        text/plain:
          schema: { allOf: [{ properties: { a: { additionalProperties: { type: [string] } } } }] }
`,
    [
      'value-not-allowed 10:74 #/components/responses/Gone/content/text~1plain/schema/allOf/0/properties/a/additionalProperties/type',
    ],
  ],
  [
    'a 3.0 security scheme of no valid type',
    `openapi: 3.0.3
info: { title: a, version: '1' }
paths: {}
components:
  securitySchemes:
    Key: { type: cookie }
`,
    ['value-not-allowed 6:12 #/components/securitySchemes/Key/type'],
  ],
  [
    'a 3.1 map with a fault inside is not full of unknown properties',
    `openapi: 3.1.0
info: { title: a, version: '1' }
paths:
  /a:
    get:
      responses:
        200: { description: 5, content: {} }
`,
    ['wrong-type 7:16 #/paths/~1a/get/responses/200/description'],
  ],
  [
    'a 3.1 document has none of its three parts',
    "openapi: 3.1.0\ninfo: { title: a, version: '1' }\n",
    ['missing-choice 1:1 #'],
  ],
  [
    'a 3.2 server and flow have an unknown property each',
    `openapi: 3.2.0
info: { title: a, version: '1' }
servers:
  - { url: /, wrong: 1 }
components:
  securitySchemes:
    Auth:
      type: oauth2
      flows: { implicit: { authorizationUrl: /a, scopes: {}, wrong: 1 } }
`,
    [
      'unknown-property 4:15 #/servers/0/wrong',
      'unknown-property 9:62 #/components/securitySchemes/Auth/flows/implicit/wrong',
    ],
  ],
];

describe('schema errors come down to their causes', () => {
  it.each(CASES)('%s', async (_name, text, expected) => {
    const found = told(await validateText(text), text);
    expect(found.map((line) => line.replace('PRE_EXISTING_FAULT ', ''))).toEqual(expected);
  });
});
