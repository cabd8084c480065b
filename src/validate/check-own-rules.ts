import { refOf } from '../merge/attached-responses.js';
import type { Spec } from '../openapi/open-spec.js';
import { pathOf, stepAt, walkNodes } from '../openapi/walk.js';
import { COMPONENT_NAME, componentAt, containersOf } from '../openapi-version.js';
import { asMap, isObject } from '../values/is-object.js';
import { startsWith, valueAt } from '../values/pointer.js';
import type { LocatedFault } from './check-references.js';

/** The paths of what was inserted; in place of a container that is new, those of its entries. */
export function insertedEntries(
  { document, version }: Spec,
  inserted: readonly (readonly string[])[],
): (readonly string[])[] {
  const { responses, schemas, headers } = containersOf(version);
  return inserted.flatMap((path) => {
    const containers = [responses, schemas, headers].filter((container) => startsWith(container, path));
    if (containers.length === 0) return [path];
    return containers.flatMap((container) => {
      const entries = valueAt(document, container);
      return Object.keys(asMap(entries)).map((name) => [...container, name]);
    });
  });
}

/**
 * Checks inserted entries for problems that the validators miss: component names, and properties next to a `$ref` up to
 * 3.0.
 *
 * @param entries Paths of the inserted entries.
 */
export function checkOwnRules(spec: Spec, entries: readonly (readonly string[])[]): LocatedFault[] {
  return entries.flatMap((path) => {
    const name = path.at(-1) ?? '';
    const isMalformed = path[0] === 'components' && path.length === 3 && !COMPONENT_NAME.test(name);
    const fault = { kind: 'malformed-name', name } as const;
    return [...(isMalformed ? [{ fault, at: { in: spec, path } }] : []), ...checkSiblings(spec, path)];
  });
}

function checkSiblings(spec: Spec, path: readonly string[]): LocatedFault[] {
  if (!ignoresSiblings(spec)) return [];
  const value = valueAt(spec.document, path);
  // A `$ref` alone has no faults, and thousands may be attached.
  const type = refOf(value) === undefined ? spec.index.typeAt(path) : undefined;
  if (!isObject(value) || type === undefined) return [];
  const faults: LocatedFault[] = [];
  walkNodes(stepAt(value, type, path), (step) => {
    const { value: node, rule } = step;
    if (rule.type === 'unknown') return false;
    if (rule.as !== 'one' || !isObject(node)) return true;
    const names = Object.keys(node).filter((name) => name !== '$ref');
    if (typeof node.$ref === 'string' && rule.type !== 'path item' && names.length > 0) {
      faults.push({ fault: { kind: 'reference-siblings', names }, at: { in: spec, path: pathOf(step.at) } });
    }
    return true;
  });
  return faults;
}

/** `$ref`s to responses with other properties, which are ignored up to 3.0 (OpenAPI 3.0 section 4.7.23). */
export function checkResponseSiblings(spec: Spec): LocatedFault[] {
  const { document, index } = spec;
  if (!ignoresSiblings(spec)) return [];
  return index.references
    .filter(({ expected }) => expected === 'response')
    .flatMap(({ path }) => {
      const holder = valueAt(document, path);
      const names = isObject(holder)
        ? Object.keys(holder).filter((name) => !/^(?:\$ref$|x-)/.test(name))
        : [];
      return names.length === 0
        ? []
        : [{ fault: { kind: 'reference-siblings', names }, at: { in: spec, path } }];
    });
}

/** What is next to a `$ref`. */
function ignoresSiblings({ version }: Spec): boolean {
  return version === '2.0' || version === '3.0';
}

/** The schemas with the name of an inserted response, which breaks generators that have one namespace. */
export function namesSharedWithSchemas(
  { document, version }: Spec,
  entries: readonly (readonly string[])[],
): { name: string; path: readonly string[] }[] {
  const containers = containersOf(version);
  const schemas = valueAt(document, containers.schemas);
  if (!isObject(schemas)) return [];
  return entries
    .map((path) => componentAt(containers.responses, path) ?? '')
    .filter((name) => name !== '' && Object.hasOwn(schemas, name))
    .map((name) => ({ name, path: [...containers.schemas, name] }));
}
