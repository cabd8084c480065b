import { dump } from 'js-yaml';

const COMMENT_EVERY = 20;

/**
 * A made-up OpenAPI document in YAML, with comments between its lines: the same bytes for the same size.
 *
 * @param {number} bytes how long it is to be, roughly
 * @returns {string}
 */
export function makeSpec(bytes) {
  const sample = render(50).length - render(0).length;
  return withComments(render(Math.max(1, Math.round((bytes / sample) * 50))));
}

function render(resources) {
  const paths = {};
  const schemas = {};
  for (let index = 0; index < resources; index += 1) {
    const name = `Resource${index}`;
    paths[`/resources${index}`] = { get: listOf(name, index), post: createOf(name, index) };
    paths[`/resources${index}/{id}`] = { get: readOf(name, index) };
    schemas[name] = schemaOf(name, index, resources);
  }
  const info = { title: 'A made-up interface', version: '1.0.0' };
  return dump({ openapi: '3.0.3', info, paths, components: { schemas } }, { lineWidth: 110, noRefs: true });
}

function listOf(name, index) {
  return {
    operationId: `list${name}`,
    summary: `Lists what there is of ${name}`,
    description: `Gives page after page of ${name}.\n\n- sorted by its number\n- ${index} at a time: "at most"\n`,
    parameters: [
      { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
      { name: 'filter', in: 'query', description: `Such as 'name: ${index}'`, schema: { type: 'string' } },
    ],
    responses: {
      200: { description: 'One page', content: json({ type: 'array', items: { $ref: refTo(name) } }) },
      default: { description: 'Anything else' },
    },
  };
}

function createOf(name, index) {
  return {
    operationId: `create${name}`,
    tags: [`group-${index % 7}`],
    requestBody: { required: true, content: json({ $ref: refTo(name) }) },
    responses: {
      201: { description: 'Made', content: json({ $ref: refTo(name) }) },
      422: { description: 'It does not fit', content: json({ type: 'object' }) },
    },
  };
}

function readOf(name, index) {
  return {
    operationId: `read${name}`,
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
    responses: {
      200: {
        description: `One ${name}`,
        content: { 'application/json': { schema: { $ref: refTo(name) }, example: exampleOf(index) } },
      },
    },
  };
}

function schemaOf(name, index, resources) {
  return {
    type: 'object',
    description: `What a ${name} is made of; a text that is long enough to be folded by any writer of YAML, as it were.`,
    required: ['id', 'name'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      name: { type: 'string', minLength: 1, maxLength: 100, example: `no. ${index}` },
      count: { type: 'integer', format: 'int64', minimum: 0 },
      state: { type: 'string', enum: ['on', 'off', 'yes', 'no', '1.0'] },
      next: { $ref: refTo(`Resource${(index * 7 + 3) % resources}`) },
      tags: { type: 'array', items: { type: 'string' }, nullable: true },
    },
  };
}

function exampleOf(index) {
  return { id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, name: 'on', count: index };
}

function json(schema) {
  return { 'application/json': { schema } };
}

function refTo(name) {
  return `#/components/schemas/${name}`;
}

/**
 * Puts a comment line before some of the keys of a YAML text, as far in as they stand.
 *
 * @param {string} text without block scalars that hold lines like `key: …` at the indentation of a key
 */
export function withComments(text) {
  let keys = 0;
  return text.replace(/^( {2,8})(?=[\w$]+:(?: \S|\n))/gm, (indent) => {
    keys += 1;
    return keys % COMMENT_EVERY === 0 ? `${indent}# remark ${keys}\n${indent}` : indent;
  });
}
