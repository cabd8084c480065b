import type { components, operations } from './client.js';

type ProblemDetails = components['schemas']['ProblemDetails'];
type Statuses = 400 | 401 | 403 | 404 | 409 | 422 | 429 | 500;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Responses = Omit<operations['deletePet']['responses'], 204>;
type Errors = {
  [Status in keyof Responses]: Responses[Status]['content']['application/problem+json'];
};

/** Each status has the body by its name, and there is no other status. */
export const named: Same<Errors, Record<Statuses, ProblemDetails>> = true;

export function textOrCode(problem: Errors[keyof Errors]): string | undefined {
  const code: string | undefined = problem.code;
  return code === 'PET_249' ? problem.detail : code;
}
