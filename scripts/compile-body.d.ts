import type { Dialect } from '../src/dialect.js';
import type { ErrorBody } from '../src/generate/error-body.js';

export function compileBody(body: ErrorBody, dialects: readonly Dialect[]): string;
