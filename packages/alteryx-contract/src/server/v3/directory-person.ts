import { z } from 'zod'
import { readText } from '../../values.ts'

/**
 * A directory object inside a collection; Windows sign-in only. Spelled otherwise than the one inside a group, which has
 * `domainName` and `sidAccountName` (reference 3.3). V1 collections spell it as here (server-v1v2 4.2).
 */
export const readPerson = z
  .object({
    sid: readText,
    category: readText,
    displayName: readText,
    name: readText,
    samAccountName: readText,
  })
  .nullish()
  .transform((value) => value ?? null)
