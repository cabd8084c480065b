import { createRequire } from 'node:module';
import type { GeneratedComponents } from '../generate/generated-components.js';
import type { SpecVersion } from '../openapi-version.js';

const require = createRequire(import.meta.url);

const INFO = { title: 'Reusable responses', version: '1.0.0' };

/** Quotes strings that YAML 1.1 readers take for another type; folds no lines, writes no aliases. */
export const YAML_OPTIONS = { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

/** The components as a document of their own, with no paths, for other documents to refer to. */
export function emitComponents(
  components: GeneratedComponents,
  version: SpecVersion,
  format: 'yaml' | 'json' = 'yaml',
): string {
  // Loaded when first used, because it brings a YAML library along.
  const { oas30 } = require('openapi3-ts') as typeof import('openapi3-ts');
  const rootDoc = version === '2.0' ? swaggerDocument(components) : openApiDocument(components, version);
  // The builder of one version writes documents of all.
  const builder = Object.assign(new oas30.OpenApiBuilder(), { rootDoc });
  return format === 'json'
    ? `${builder.getSpecAsJson(undefined, 2)}\n`
    : builder.getSpecAsYaml(undefined, YAML_OPTIONS);
}

function openApiDocument(components: GeneratedComponents, version: SpecVersion) {
  const { schemas, responses, headers = [] } = components;
  return {
    openapi: version === '3.0' ? '3.0.3' : `${version}.0`,
    info: INFO,
    paths: {},
    components: {
      schemas: byName(schemas),
      responses: byName(responses),
      ...(headers.length > 0 && { headers: byName(headers) }),
    },
  };
}

function swaggerDocument({ schemas, responses }: GeneratedComponents) {
  const listed = responses.flatMap(({ value }) => Object.keys(value.examples ?? {}));
  return {
    swagger: '2.0',
    info: INFO,
    ...(listed.length > 0 && { produces: [...new Set(listed)] }),
    paths: {},
    definitions: byName(schemas),
    responses: byName(responses),
  };
}

function byName(entries: readonly { readonly name: string; readonly value: object }[]) {
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]));
}
