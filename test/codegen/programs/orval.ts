import { getPet } from './client';

export async function notFound(petId: string): Promise<string | undefined> {
  const outcome = await getPet(petId);
  if (outcome.status !== 404) return undefined;
  const problem = outcome.data;
  return problem.detail;
}

export async function unauthorized(petId: string): Promise<string | undefined> {
  const outcome = await getPet(petId);
  if (outcome.status !== 401) return undefined;
  const problem = outcome.data;
  return problem.detail;
}
