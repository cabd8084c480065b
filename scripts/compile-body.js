// What a run has to know of the Zod schema of an error body, without Zod.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Ajv2020 } = require('ajv/dist/2020.js');
const { default: standaloneCode } = require('ajv/dist/standalone');

/**
 * @param {import('../src/generate/error-body.js').ErrorBody} body of a preset
 * @param {readonly import('../src/version.js').SpecVersion[]} versions
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
