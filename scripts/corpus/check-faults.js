import SwaggerParser from '@apidevtools/swagger-parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { isObject, ledgerPath, lookUp, pathOf, without } from './plain-data.js';

const OFFLINE = { external: false, file: false, http: false };

/**
 * The validation faults that a result has and its original has not, as two public validators and a plain search for
 * dangling `$ref`s see them. The validators are run on the original, on the result, and on the result with stubs in
 * place of what was added: a fault that is there with stubs too is older than the edit, and was merely hidden
 * behind a `$ref` that led nowhere.
 *
 * @param steps `{ path, action }`
 * @returns {Promise<{ added: string[], judge: string | undefined }>} `judge` is undefined when no validator
 * could take the documents
 */
export async function findAddedFaults(before, after, steps) {
  const dangling = new Set(danglingReferences(before));
  const added = danglingReferences(after).filter((reference) => !dangling.has(reference));
  for (const judge of [bySwaggerParser, byOpenapiValidator]) {
    const now = await judge(after);
    if (now === undefined) continue;
    if (now.length === 0) return { added, judge: judge.name };
    const old = await judge(before);
    const stubbed = old?.length === 0 ? old : await judge(stub(after, steps));
    if (old === undefined || stubbed === undefined) continue;
    const known = new Set([...old, ...stubbed]);
    return { added: [...added, ...now.filter((fault) => !known.has(fault))], judge: judge.name };
  }
  return { added, judge: undefined };
}

/** Schema faults only; `$ref`s stay, so that nothing is fetched, and paths are those of the document. */
async function bySwaggerParser(document) {
  try {
    await SwaggerParser.validate(normalized(document), {
      resolve: OFFLINE,
      dereference: { circular: 'ignore', excludedPathMatcher: () => true },
      validate: { schema: true, spec: false },
    });
    return [];
  } catch (error) {
    return Array.isArray(error.details) ? error.details.map(faultName) : undefined;
  }
}

async function byOpenapiValidator(document) {
  try {
    const { valid, errors } = await new Validator().validate(selfContained(normalized(document)));
    return valid ? [] : Array.isArray(errors) ? errors.map(faultName) : undefined;
  } catch {
    return undefined;
  }
}

/** With every `$ref` that leads out of the document or nowhere led to some place in it: this validator follows them. */
function selfContained(document) {
  const mend = (value) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(mend);
    const { $ref: reference } = value;
    const leadsOn = typeof reference !== 'string' || leadsSomewhere(document, reference);
    const mended = Object.fromEntries(Object.entries(value).map(([name, child]) => [name, mend(child)]));
    return leadsOn ? mended : { ...mended, $ref: '#/info' };
  };
  return mend(document);
}

function faultName({ instancePath, message, params }) {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}

/** A copy without what stops a validator before it looks at anything: versions as numbers, unknown patches. */
function normalized(document) {
  const { info, openapi, swagger } = document;
  const version = /^3\.[01]/.exec(typeof openapi === 'number' ? openapi.toFixed(1) : openapi)?.[0];
  return structuredClone({
    ...document,
    ...(version === undefined ? {} : { openapi: `${version}.0` }),
    ...(swagger === undefined ? {} : { swagger: '2.0' }),
    ...(typeof info?.version === 'number' ? { info: { ...info, version: String(info.version) } } : {}),
  });
}

/** The result with the least that may stand in the place of each addition. */
function stub(after, steps) {
  const added = steps.filter(({ action }) => ['add', 'update', 'replace', 'attach'].includes(action));
  const bare = without(after, ledgerPath(after));
  return added.reduce((document, { path }) => {
    const isSchema = ['schemas', 'definitions'].includes(path.at(-2));
    return withValue(document, path, isSchema ? {} : { description: 'stub' });
  }, bare);
}

function withValue(value, [name, ...rest], leaf) {
  if (name === undefined) return leaf;
  return isObject(value) ? { ...value, [name]: withValue(value[name], rest, leaf) } : value;
}

/** Every `$ref` into the document itself that leads nowhere. */
function danglingReferences(document) {
  const dangling = new Set();
  const seen = new Set();
  const walk = (value) => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const { $ref: reference } = value;
    if (typeof reference === 'string' && reference.startsWith('#') && !leadsSomewhere(document, reference)) {
      dangling.add(`dangling ${reference}`);
    }
    for (const child of Object.values(value)) walk(child);
  };
  walk(document);
  return [...dangling];
}

function leadsSomewhere(document, reference) {
  return reference.startsWith('#/') && lookUp(document, pathsSafely(reference)) !== undefined;
}

function pathsSafely(reference) {
  try {
    return pathOf(reference);
  } catch {
    return [reference];
  }
}
