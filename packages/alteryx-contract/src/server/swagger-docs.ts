import { z } from 'zod'
import { operation } from '../operation.ts'

/**
 * The Server's own description of its V3: a Swagger 2.0 document of the installed release (reference 1, "Version
 * discovery"). It is no operation of V3 and not described by itself, so the id is ours and it stands in no registry.
 * Whether a token is needed is not known: we send one, and read the reply tolerantly (`conformance/swagger-document.ts`).
 */
export const readSwaggerDocs = operation({
  method: 'GET',
  path: '/swagger/docs/3',
  status: 200,
  operationId: 'Swagger_GetDocs3',
  role: 'anyone',
  since: '2021.4',
  danger: 'none',
  summary: 'Reads the Swagger 2.0 document of V3.',
  response: z.unknown(),
})
