import { type GetPetErrors, getPet } from './client/index.js';

type Status = keyof GetPetErrors;

/** The status tells what the body of an error is. */
function hasStatus<S extends Status>(
  wanted: S,
  status: number,
  error: GetPetErrors[Status],
): error is GetPetErrors[S] {
  return error !== undefined && status === wanted;
}

export async function notFound(petId: string): Promise<string | undefined> {
  const { error: problem, response } = await getPet({ path: { petId } });
  if (problem === undefined || !hasStatus(404, response.status, problem)) return undefined;
  return problem.detail;
}

export async function unauthorized(petId: string): Promise<string | undefined> {
  const { error: problem, response } = await getPet({ path: { petId } });
  if (problem === undefined || !hasStatus(401, response.status, problem)) return undefined;
  return problem.detail;
}
