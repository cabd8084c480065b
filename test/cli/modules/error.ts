import { z } from 'zod';

interface Loose {
  readonly any: string;
}

export const ApiError = z.object({ code: z.int(), message: z.string() });
export const notASchema: Loose = { any: 'value' };
