import { createRequire } from 'node:module';
import type { oas30, oas31, oas32 } from 'openapi3-ts';
import type { GeneratedComponents } from '../generate/generated-components.js';
import type { SpecVersion } from '../openapi-version.js';

const require = createRequire(import.meta.url);

const INFO = { title: 'Reusable responses', version: '1.0.0' };

/** What YAML 1.1 readers take for something else is quoted; long lines are not folded, nothing is aliased. */
export const YAML_OPTIONS = { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

/** The components as a document of their own, with no paths, for other documents to refer to. */
export function emitComponents(
  components: GeneratedComponents,
  version: SpecVersion,
  format: 'yaml' | 'json' = 'yaml',
): string {
  const builder = version === '2.0' ? swaggerBuilder(components) : openApiBuilder(components, version);
  return format === 'json'
    ? `${builder.getSpecAsJson(undefined, 2)}\n`
    : builder.getSpecAsYaml(undefined, YAML_OPTIONS);
}

type OpenApiBuilder = oas30.OpenApiBuilder | oas31.OpenApiBuilder | oas32.OpenApiBuilder;

/** openapi3-ts is loaded when first used: it brings a YAML library along. */
function openApiBuilder(components: GeneratedComponents, version: '3.0' | '3.1' | '3.2'): OpenApiBuilder {
  const { oas30, oas31, oas32 } = require('openapi3-ts') as typeof import('openapi3-ts');
  // The builder's own addResponse would lose a component that is called __proto__.
  const schemas = components.schemas.map(({ name, value }) => [name, { ...value }] as const);
  const responses = components.responses.map(
    ({ name, value }) => [name, { description: '', ...value }] as const,
  );
  const headers = (components.headers ?? []).map(({ name, value }) => [name, { ...value }] as const);
  const document = {
    info: INFO,
    paths: {},
    components: {
      schemas: Object.fromEntries(schemas),
      responses: Object.fromEntries(responses),
      ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    },
  };
  return {
    '3.0': () => oas30.OpenApiBuilder.create({ openapi: '3.0.3', ...document }),
    '3.1': () => oas31.OpenApiBuilder.create({ openapi: '3.1.0', ...document }),
    '3.2': () => oas32.OpenApiBuilder.create({ openapi: '3.2.0', ...document }),
  }[version]();
}

/** openapi3-ts has no builder for Swagger 2.0; it writes the document that is made here. */
function swaggerBuilder({ schemas, responses }: GeneratedComponents) {
  const { oas30 } = require('openapi3-ts') as typeof import('openapi3-ts');
  const listed = responses.flatMap(({ value }) => Object.keys(value.examples ?? {}));
  const rootDoc = {
    swagger: '2.0',
    info: INFO,
    ...(listed.length > 0 && { produces: [...new Set(listed)] }),
    paths: {},
    definitions: Object.fromEntries(schemas.map(({ name, value }) => [name, value])),
    responses: Object.fromEntries(responses.map(({ name, value }) => [name, value])),
  };
  return Object.assign(new oas30.OpenApiBuilder(), { rootDoc });
}
