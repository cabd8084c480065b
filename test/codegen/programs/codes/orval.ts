import { deletePet, type deletePetResponseError, type ProblemDetails } from './client';

type Statuses = 400 | 401 | 403 | 404 | 409 | 422 | 429 | 500;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Errors = { [Response in deletePetResponseError as Response['status']]: Response['data'] };

/** Each status has the body by its name, and there is no other status. */
export const named: Same<Errors, Record<Statuses, ProblemDetails>> = true;

export async function textOrCode(petId: string): Promise<string | undefined> {
  const outcome = await deletePet(petId);
  if (outcome.status === 204) return undefined;
  const problem = outcome.data;
  const code: string | undefined = problem.code;
  return code === 'PET_249' ? problem.detail : code;
}
