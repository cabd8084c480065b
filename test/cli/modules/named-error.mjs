import { z } from 'zod';

export const schema = z.object({ reason: z.string() }).meta({ id: 'OrderError' });
