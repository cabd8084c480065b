import type { operations } from './client.js';

type Responses = operations['getPet']['responses'];
type Content<Response> = Response extends { content: infer ByMediaType }
  ? ByMediaType[keyof ByMediaType]
  : null;

/** What came back: the status tells what the body is. */
type Outcome = {
  [Status in keyof Responses]: {
    status: Status;
    headers: Responses[Status]['headers'];
    body: Content<Responses[Status]>;
  };
}[keyof Responses];

export function notFound(outcome: Outcome): string | undefined {
  if (outcome.status !== 404) return undefined;
  const problem = outcome.body;
  return problem.detail;
}

export function unauthorized(outcome: Outcome): string | undefined {
  if (outcome.status !== 401) return undefined;
  const problem = outcome.body;
  return problem.detail;
}

/** The table's headers: one that is required, and one that is not. */
export function headers(outcome: Outcome): string | undefined {
  if (outcome.status === 401) return outcome.headers['WWW-Authenticate'].trim();
  if (outcome.status === 429) return outcome.headers['Retry-After']?.trim();
  return undefined;
}
