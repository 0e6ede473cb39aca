import { z } from 'zod'
import { operation } from '../operation.ts'

/** What the token endpoint answers: an opaque token that lives 3599 s and can't be refreshed (reference 1). */
export const tokenReply = z.object({
  access_token: z.string().min(1),
  token_type: z.string().optional(),
  /** Seconds. Text and absence are tolerated; both count as 60 s (fault 27). */
  expires_in: z.coerce.number().int().positive().catch(60),
})

/** What a refused token request answers; neither key is certain (reference 1, "Token failure"). */
export const tokenRefusal = z.object({
  error: z.string().optional(),
  error_description: z.string().optional(),
})

/** Client-credentials token. The key and secret travel in a Basic header or as `client_id` and `client_secret`. */
export const requestToken = operation({
  method: 'POST',
  path: '/oauth2/token',
  status: 200,
  operationId: 'OAuth2_Token',
  role: 'anyone',
  since: '2021.4',
  danger: 'none',
  summary: 'Exchanges an API access key and secret for a token.',
  encoding: 'form',
  encodings: ['form'],
  secrets: { request: ['client_secret'], reply: ['access_token'] },
  body: z.object({
    grant_type: z.literal('client_credentials'),
    client_id: z.string().optional(),
    client_secret: z.string().optional(),
    scope: z.string().optional(),
    resource: z.string().optional(),
  }),
  response: tokenReply,
})
