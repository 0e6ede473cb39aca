import type { UserAction, UserFieldValues } from '@curator/console-contract/user-plans'
import { AppError } from '../../../core/app-error.ts'
import type { SignIn } from './user-plan-facts.ts'

interface Fault {
  readonly path: string
  readonly rule: string
  readonly message: string
}

/** What the schema can't say. Throws `request_invalid` with every fault, and `action_not_available`. */
export function checkAction(action: UserAction, userCount: number, signIn: SignIn): void {
  const fields = listFaults(action, userCount)
  if (fields.length > 0) throw new AppError('request_invalid', { fields })
  if (action.kind !== 'reset_password' || signIn === 'builtin' || signIn === 'unknown') return
  const where = signIn === 'windows' ? 'Windows' : 'the identity provider (SAML)'
  const detail = `People sign in to this Server through ${where}, which keeps their passwords. Reset them there.`
  throw new AppError('action_not_available', { detail })
}

function listFaults(action: UserAction, userCount: number): Fault[] {
  switch (action.kind) {
    case 'set':
      return [
        ...findEmptySet(action.values),
        ...findSharedEmail(action.values, userCount),
        ...findZoneFault(action.values, 'body.action.values'),
      ]
    case 'edit':
      return [
        ...findRepeats(action.rows.map(({ userId }) => userId)),
        ...action.rows.flatMap(({ values }, at) =>
          findZoneFault(values, `body.action.rows.${at}.values`),
        ),
      ]
    case 'groups':
      return findGroupFaults(action.add, action.remove)
    default:
      return []
  }
}

function findEmptySet(values: UserFieldValues): Fault[] {
  if (Object.keys(values).length > 0) return []
  return [{ path: 'body.action.values', rule: 'empty', message: 'Choose at least one field.' }]
}

function findSharedEmail({ email }: UserFieldValues, userCount: number): Fault[] {
  if (email === undefined || userCount === 1) return []
  const message = 'Several users can’t have the same e-mail. Edit them in a grid.'
  return [{ path: 'body.action.values.email', rule: 'not_unique', message }]
}

function findZoneFault({ timeZone }: UserFieldValues, path: string): Fault[] {
  if (!timeZone || isZone(timeZone)) return []
  const message = `“${timeZone}” is not a time zone. Write one like Europe/Berlin.`
  return [{ path: `${path}.timeZone`, rule: 'time_zone', message }]
}

/** An offset is a zone for the machine, but none that the Server knows. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

function findRepeats(userIds: readonly string[]): Fault[] {
  const seen = new Set<string>()
  return userIds.flatMap((id, at) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    const message = 'This user stands in the list twice.'
    return [{ path: `body.action.rows.${at}.userId`, rule: 'not_unique', message }]
  })
}

function findGroupFaults(add: readonly string[], remove: readonly string[]): Fault[] {
  if (add.length + remove.length === 0)
    return [{ path: 'body.action.add', rule: 'empty', message: 'Choose at least one group.' }]
  return remove.flatMap((id, at) => {
    if (!add.includes(id)) return []
    const message = 'This group is to be given and taken away. Choose one of the two.'
    return [{ path: `body.action.remove.${at}`, rule: 'contradiction', message }]
  })
}
