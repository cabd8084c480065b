import type { GeneratedComponents } from '../generate/generated-components.js';
import type { SpecVersion } from '../openapi-version.js';
import { loadYaml } from '../syntax/load-yaml.js';

const INFO = { title: 'Reusable responses', version: '1.0.0' };

/** Quotes strings that YAML 1.1 readers take for another type; folds no lines, writes no aliases. */
const YAML_OPTIONS = { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

/** The components as a document of their own, with no paths, for other documents to refer to. */
export function emitComponents(
  components: GeneratedComponents,
  version: SpecVersion,
  output?: string,
): string {
  const make = version === '2.0' ? swaggerDocument : openApiDocument;
  return writeDocument(make(components, version), output);
}

/** A document as JSON if the file that it is for has that extension, and as YAML otherwise. */
export function writeDocument(document: object, output = ''): string {
  return output.toLowerCase().endsWith('.json')
    ? `${JSON.stringify(document, undefined, 2)}\n`
    : loadYaml().stringify(document, YAML_OPTIONS);
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
