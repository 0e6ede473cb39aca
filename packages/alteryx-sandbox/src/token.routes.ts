import { requestToken } from '@curator/alteryx-contract/server/oauth'
import type { IRouter } from 'express'
import { answerCall, type IncomingCall } from './answer-call.ts'
import { jsonReply, Refusal } from './reply.ts'
import type { SandboxState } from './state.ts'
import { tokenLifetimeSeconds } from './tokens.ts'

/** The token endpoint: key and secret in a Basic header or as form fields; further fields are ignored (reference 1). */
export function tokenRoutes(router: IRouter, state: SandboxState): void {
  router.post(requestToken.path, (req, res) =>
    answerCall(state, requestToken, (call) => issue(state, call), req, res),
  )
}

function issue(state: SandboxState, call: IncomingCall) {
  const mediaType = (call.req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  // The endpoint of the framework reads form data alone, so a JSON body has no grant type at all.
  const text = mediaType === 'application/x-www-form-urlencoded' ? call.bytes.toString('utf8') : ''
  const form = new URLSearchParams(text)
  if (form.get('grant_type') !== 'client_credentials')
    throw refuseToken(400, 'unsupported_grant_type')
  const [key, secret] = readCredentials(call.req.headers.authorization, form)
  const found = state.keys.get(key)
  const user = state.world.users.get(found?.userId ?? state.world.ownerId)
  const admitted =
    user?.isActive && user.isApiEnabled && state.world.effectiveRole(user) !== 'NoAccess'
  if (!found || found.secret !== secret || !admitted) {
    throw refuseToken(state.options.tokenRefusalStatus, 'invalid_client')
  }
  return jsonReply(200, {
    access_token: state.tokens.issue(user.id, call.node),
    token_type: 'bearer',
    expires_in: tokenLifetimeSeconds,
  })
}

function readCredentials(
  authorization: string | undefined,
  form: URLSearchParams,
): [string, string] {
  const basic = /^basic\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1]
  if (basic === undefined) return [form.get('client_id') ?? '', form.get('client_secret') ?? '']
  const [key = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  return [key, secret.join(':')]
}

function refuseToken(status: number, error: string): Refusal {
  const description =
    error === 'invalid_client'
      ? 'The API access key or secret is not valid, or its owner may not use the API.'
      : 'Only grant_type=client_credentials in a form is supported.'
  return new Refusal(jsonReply(status, { error, error_description: description }))
}
