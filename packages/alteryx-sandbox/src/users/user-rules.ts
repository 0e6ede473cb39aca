import { serverLanguages } from '@curator/alteryx-contract/values'
import { refuseField } from '../model-state.ts'
import type { SandboxState } from '../state.ts'

/**
 * Rules of a user beyond the contract's own. That an e-mail has to be unique is deduced; that its form and the zone
 * are checked is our choice, so that a client meets the refusal here first.
 */
export function checkUser(
  state: SandboxState,
  operationId: string,
  body: {
    readonly email: string
    readonly timeZone?: string | undefined
    readonly language?: string
  },
  userId?: string,
): void {
  if (!/^[^@\s]+@[^@\s]+$/.test(body.email)) {
    throw refuseField(operationId, 'email', 'The Email field is not a valid e-mail address.')
  }
  const others = state.world.findByEmail(body.email).filter((other) => other.id !== userId)
  if (others.length > 0 && !state.options.acceptDuplicateEmails) {
    throw refuseField(operationId, 'email', `A user with the e-mail ${body.email} already exists.`)
  }
  if (body.timeZone && !isTimeZone(body.timeZone)) {
    throw refuseField(operationId, 'timeZone', `The time zone ${body.timeZone} is not known.`)
  }
  if (body.language !== undefined && !serverLanguages.some((known) => known === body.language)) {
    throw refuseField(operationId, 'language', `The language ${body.language} is not supported.`)
  }
}

const zones = new Map<string, boolean>()

function isTimeZone(name: string): boolean {
  const known = zones.get(name)
  if (known !== undefined) return known
  if (zones.size > 5000) zones.clear()
  let valid = /^[A-Za-z]/.test(name)
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    valid = false
  }
  zones.set(name, valid)
  return valid
}
