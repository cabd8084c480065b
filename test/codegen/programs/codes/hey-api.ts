import { type DeletePetErrors, deletePet, type ProblemDetails } from './client/index.js';

type Statuses = 400 | 401 | 403 | 404 | 409 | 422 | 429 | 500;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Each status has the body by its name, and there is no other status. */
export const named: Same<DeletePetErrors, Record<Statuses, ProblemDetails>> = true;

export async function textOrCode(petId: string): Promise<string | undefined> {
  const { error: problem } = await deletePet({ path: { petId } });
  if (problem === undefined) return undefined;
  const code: string | undefined = problem.code;
  return code === 'PET_249' ? problem.detail : code;
}
