// Ajv's standalone code of schemas: those that validators compile, and our own.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { default: Ajv } = require('ajv/dist/core.js');
const { Ajv2020 } = require('ajv/dist/2020.js');
const { default: standaloneCode } = require('ajv/dist/standalone');

/**
 * Compiles what a validator compiles when it checks a document: its schema, with whatever it changes in it, by its
 * version of Ajv with its options.
 *
 * @param {(document: Record<string, unknown>) => Promise<import('../src/validate/schema-error.js').SchemaVerdict>} check
 * @param {Record<string, unknown>} document a sound document of the version
 * @returns {Promise<{ code: string, schema: object }>} a CommonJS module that exports the validating function, and what
 *   it was made from
 */
export async function compileValidator(check, document) {
  const { ajv, schema } = await recordCompilation(check, document);
  const own = new ajv.constructor({ ...ajv.opts, code: { ...ajv.opts.code, source: true } });
  return { code: standaloneCode(own, own.compile(schema)), schema };
}

/**
 * @param {Record<string, unknown>} schema a JSON Schema 2020-12
 * @returns {string} a CommonJS module that exports the validating function
 */
export function compileSchema(schema) {
  const ajv = new Ajv2020({ allowUnionTypes: true, messages: false, code: { source: true } });
  return standaloneCode(ajv, ajv.compile(schema));
}

/**
 * What a run has to know of the Zod schema of an error body, without Zod.
 *
 * @param {import('../src/generate/error-body.js').ErrorBody} body of a preset
 * @param {readonly import('../src/openapi-version.js').SpecVersion[]} versions
 * @returns {string} a CommonJS module that exports a `CompiledPreset`
 */
export function compileBody({ schemas, jsonSchema: { root, definitions } }, versions) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, code: { source: true } });
  const named = Object.fromEntries(definitions);
  const accepts = standaloneCode(ajv, ajv.compile({ ...root, $defs: named }));
  const facts = {
    schemas: Object.fromEntries(versions.map((version) => [version, schemas(version).schemas])),
    root,
    definitions: named,
  };
  return `${accepts}\nObject.assign(module.exports, ${JSON.stringify(facts)});\n`;
}

async function recordCompilation(check, document) {
  const { compile } = Ajv.prototype;
  const compilations = [];
  Ajv.prototype.compile = function (schema, ...rest) {
    compilations.push({ ajv: this, schema });
    return compile.call(this, schema, ...rest);
  };
  try {
    const verdict = await check(document);
    if (verdict.kind === 'judged' && verdict.errors.length === 0 && compilations.length === 1) {
      return compilations[0];
    }
    throw new Error(`One compilation was expected: ${JSON.stringify({ verdict, of: compilations.length })}`);
  } finally {
    Ajv.prototype.compile = compile;
  }
}
