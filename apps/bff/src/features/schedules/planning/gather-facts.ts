import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import type { KnownRule } from '@curator/console-contract/schedule-rules'
import { AppError } from '../../../core/app-error.ts'
import type { Directory } from '../../../directory/directory.ts'
import { judgeRole } from '../../../directory/effective-role.ts'
import type { ScheduleBook } from '../../../directory/schedule-book.ts'
import { whyMayNotOwn } from '../../../plans/planned/may-own.ts'
import { toName } from '../../../plans/planned/words.ts'
import type { RuleBook } from '../rule-book.ts'
import type { ScheduleFacts, SettledAction } from './schedule-facts.ts'

const needsRules = new Set<SettledAction['kind']>(['zone', 'rule', 'shift', 'retime'])

/** Throws `not_found` for an owner who is not there, `request_invalid` for a credential that is not. */
export async function gatherFacts(
  sources: {
    readonly connectionId: ConnectionId
    readonly directory: Directory
    readonly book: ScheduleBook
    readonly rules: RuleBook
    readonly nowMs: number
    readonly canPatch: boolean
  },
  action: SettledAction,
  scheduleIds: readonly string[],
): Promise<ScheduleFacts> {
  const { book, canPatch, connectionId, directory, nowMs } = sources
  const chosen = scheduleIds.map((id) => ({ id, joined: book.byId.get(id) ?? null }))
  const joined = chosen.flatMap((each) => each.joined ?? [])
  const schedules = joined.map(({ schedule }) => schedule)
  if ('acceptInferred' in action && action.acceptInferred) await sources.rules.prepare(connectionId)
  const rules = needsRules.has(action.kind)
    ? await sources.rules.find(connectionId, schedules)
    : new Map<string, KnownRule>()
  const values = action.kind === 'set' ? action.values : {}
  const heir = values.ownerId === undefined ? null : await findHeir(directory, values.ownerId)
  const credentialName = values.credentialId
    ? await findCredential(directory, values.credentialId, 'body.action.values.credentialId')
    : ''
  const named: (readonly [id: string, name: string])[] = joined.flatMap(
    ({ credentialName: name, owner, schedule }) => [
      [owner.id, owner.email || owner.name] as const,
      [schedule.credentialId, name] as const,
    ],
  )
  if (heir) named.push([heir.user.id, `${toName(heir.user)} (${heir.user.email})`])
  if (values.credentialId) named.push([values.credentialId, credentialName])
  const names = Object.fromEntries(named)
  return { chosen, rules, heir, names, nowMs, canPatch }
}

async function findHeir(directory: Directory, ownerId: UserId) {
  const [user] = await directory.findUsersById([ownerId])
  if (!user) {
    const detail = 'The new owner is not on this Server, or no longer. Choose another person.'
    throw new AppError('not_found', { detail })
  }
  const groups = await directory.findGroupsById(user.groups.map(({ id }) => id))
  const role = judgeRole(
    user.role,
    groups.map((group) => group.role),
  )
  return { user, why: whyMayNotOwn(user, role) }
}

/** Its name; its id where the Server lists no credentials. */
export async function findCredential(
  directory: Directory,
  credentialId: string,
  path: string,
): Promise<string> {
  const { items, why } = await directory.findContent('credential', { ids: [credentialId] })
  const [credential] = items
  if (credential) return credential.userName
  if (why !== null) return credentialId
  const message = 'There is no such credential on this Server.'
  throw new AppError('request_invalid', { fields: [{ path, rule: 'unknown', message }] })
}
