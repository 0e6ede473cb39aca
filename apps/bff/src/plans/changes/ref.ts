import { z } from 'zod'

/** Something that exists, or that an earlier change of the same plan makes. */
export const refSchema = z.union([
  z.object({ id: z.string().min(1) }),
  z.object({ createdBy: z.int().min(1) }),
])
