import type { ErrorBody } from '../src/generate/error-body.js';
import type { SpecVersion } from '../src/openapi-version.js';

export function compileBody(body: ErrorBody, versions: readonly SpecVersion[]): string;
