import { AlteryxFailure, type AlteryxFailureFacts } from '../alteryx-failure.ts'
import { TokenRequest } from '../token-request.ts'
import { type Finding, failed, passed, type Step } from './step.ts'

/** Whether key and secret are taken. The Server's answer is the same whatever is wrong with them (reference 1). */
export const tokenStep: Step = {
  id: 'token',
  title: 'Key and secret',
  look: async (probe) => {
    const { clientId, secret } = probe.target
    const { failures, http } = probe
    const request = new TokenRequest({ clientId, http, failures, userAgent: 'curator-console' })
    try {
      const { value, lifeMs } = await request.send(secret)
      probe.token = value
      probe.redactor.add(value)
      return passed('The Server takes key and secret and gives a token.', {
        'Token lives': `${Math.round(lifeMs / 60_000)} minutes`,
      })
    } catch (error) {
      if (error instanceof AlteryxFailure) return toFinding(error.facts)
      throw error
    }
  },
}

const checkAddress =
  'Check that the address is the Web API address of the Server, normally https://host/webapi/.'

function toFinding(facts: AlteryxFailureFacts): Finding {
  const { kind, message, serverText, status } = facts
  const said = { Answer: toErrorCode(serverText), Status: status ? `${status}` : null }
  if (kind === 'credentials') {
    return failed(
      'The Server refuses key and secret. Its answer does not tell which of the reasons below it is.',
      'Check that both are pasted whole, from My Profile, Keys; that API access is switched on for their owner; that the owner is active and has a role; and that it is not the key of a private studio.',
      said,
    )
  }
  if (status === 404 || status === 405) {
    return failed(
      `There is no token endpoint at this address (status ${status}).`,
      checkAddress,
      said,
    )
  }
  if (status !== null && status >= 300 && status < 400) {
    return failed(`The address sends callers elsewhere (status ${status}).`, checkAddress, said)
  }
  if (status === 407) {
    return failed('The proxy asks for user and password (407).', 'Enter both under Network.', said)
  }
  if (status !== null && status < 300) {
    return failed(
      'What answers is no Alteryx Server API: it sent a web page or something else in place of a token.',
      `${checkAddress} A sign-in page or a proxy may stand in front of the Server.`,
      said,
    )
  }
  if (kind === 'busy') {
    return failed('The Server is busy or under maintenance.', 'Test again in a few minutes.', said)
  }
  const advice = 'Look at the Server’s health and its logs, then test again.'
  return failed(message, advice, said)
}

/**
 * The error code of OAuth 2 (RFC 6749, 5.2) where the Server names one. The rest of its text is not shown: it may repeat
 * tokens that other doors to the same Server hold, and this test knows none of them to take out.
 */
function toErrorCode(serverText: string): string | null {
  return (
    /\b(invalid_(client|request|grant|scope)|unauthorized_client|unsupported_grant_type)\b/.exec(
      serverText,
    )?.[0] ?? null
  )
}
