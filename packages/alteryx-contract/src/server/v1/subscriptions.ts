import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readFlag, readText, serverId } from '../../values.ts'

const readCount = z
  .int()
  .nullish()
  .transform((value) => value ?? null)
const readObject = <T extends z.ZodRawShape>(shape: T) =>
  z
    .object(shape)
    .nullish()
    .transform((value) => value ?? null)

/** Pages begin at 1; how many stand on one that no size was given for is not known (server-v1v2 3). */
export const pageQuery = {
  page: z.coerce.number().int().optional(),
  pageSize: z.coerce.number().int().optional(),
}

/** Studios as V1 describes them. The operation id is ours. */
export const listAdminSubscriptions = operation({
  method: 'GET',
  path: '/admin/v1/subscriptions',
  status: 200,
  operationId: 'AdminV1_GetSubscriptions',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists studios with whom to contact.',
  query: z.object(pageQuery),
  response: z.array(
    z.object({
      id: serverId,
      name: readText,
      active: readFlag,
      expirationDate: readText,
      memberPassesPurchased: readCount,
      memberPassesUsed: readCount,
      /** Up to 2021.2. */
      defaultWorkerTag: readText,
      primaryContactInfo: readObject({
        name: readText,
        email: readText,
        company: readText,
        address: readObject({
          country: readText,
          addressLine1: readText,
          addressLine2: readText,
          city: readText,
          state: readText,
          postalCode: readText,
        }),
      }),
    }),
  ),
})
