import { isObject } from '../text/is-object.js';
import type { SpecDocument } from './open-spec.js';
import type { Operation } from './operations.js';
import { localTarget } from './references.js';
import { valueAt } from './value-at.js';

/** What an operation is like, as far as it decides which responses it can give. */
export interface OperationFacts {
  /** Its effective security is not empty and has no empty requirement, which would make it optional. */
  readonly secured: boolean;
  /** It has parameters of its own or of its path item, wherever they are sent. */
  readonly hasParameters: boolean;
  /** `requestBody`; in Swagger 2.0 a parameter in `body` or `formData`. */
  readonly hasRequestBody: boolean;
  /** The path template has an expression: `/pets/{id}`. */
  readonly hasPathParameters: boolean;
}

export function operationFacts(spec: SpecDocument, operation: Operation): OperationFacts {
  const { value, pathItem, path, kind } = operation;
  const parameters = [pathItem, value].flatMap((holder) => listAt(holder, 'parameters'));
  const security = valueAt(value, ['security']) ?? valueAt(spec.document, ['security']);
  return {
    secured: Array.isArray(security) && security.length > 0 && !security.some(isEmptyRequirement),
    hasParameters: parameters.length > 0,
    hasRequestBody:
      spec.dialect === '2.0'
        ? parameters.some((parameter) => isBodyParameter(spec, parameter))
        : isObject(valueAt(value, ['requestBody'])),
    hasPathParameters: kind === 'path' && /\{[^{}]+\}/.test(path),
  };
}

function listAt(holder: unknown, name: string): readonly unknown[] {
  const list = valueAt(holder, [name]);
  return Array.isArray(list) ? list : [];
}

/** `{}` makes security optional (OpenAPI 3.1 section 4.8.30). */
function isEmptyRequirement(requirement: unknown): boolean {
  return !isObject(requirement) || Object.keys(requirement).length === 0;
}

function isBodyParameter(spec: SpecDocument, parameter: unknown): boolean {
  const ref = valueAt(parameter, ['$ref']);
  const target = typeof ref === 'string' ? localTarget(ref) : undefined;
  const place = valueAt(target === undefined ? parameter : valueAt(spec.document, target), ['in']);
  return place === 'body' || place === 'formData';
}
