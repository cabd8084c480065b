import { z } from 'zod';

export const other = 1;
export default z.object({ reason: z.string() });
