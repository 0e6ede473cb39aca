import type { CredentialAction } from '@curator/console-contract/credential-plans'
import { AppError } from '../../core/app-error.ts'
import { type CredentialUses, findCredentialUses } from '../../directory/credential-uses.ts'
import type { Directory, DirectoryCredential } from '../../directory/directory.ts'
import { findReceivers } from '../../shares/share-rows.ts'
import type { CredentialFacts } from './credential-plan.ts'

/** What a plan for these credentials is made of. Throws `not_found` for the one that is to be used in their place. */
export async function gatherFacts(
  directory: Directory,
  action: CredentialAction,
  ids: readonly string[],
): Promise<CredentialFacts> {
  const credentials = await findCredentials(directory, ids)
  const known = new Set(credentials.map(({ id }) => id))
  const wanted = 'receivers' in action ? action.receivers : []
  const receivers = await findReceivers(directory, wanted)
  const found = new Set(receivers.map(({ id, kind }) => `${kind} ${id}`))
  const hasUses = action.kind === 'delete' || action.kind === 'swap'
  const uses = new Map<string, CredentialUses>()
  if (hasUses)
    for (const { id } of credentials) {
      const found = await findCredentialUses(directory, id)
      if (swapsSchedules(action)) refuseUnread(found)
      uses.set(id, found)
    }
  const userIds = [...uses.values()].flatMap((each) => [
    ...each.userIds,
    ...each.schedules.map(({ ownerId }) => ownerId),
  ])
  const users = await directory.findUsersById([...new Set(userIds)])
  return {
    credentials,
    goneIds: ids.filter((id) => !known.has(id)),
    receivers,
    goneReceiverIds: wanted
      .filter(({ id, kind }) => !found.has(`${kind} ${id}`))
      .map(({ id }) => id),
    uses,
    users: new Map(users.map((user) => [user.id as string, user])),
    into: action.kind === 'swap' ? await findInto(directory, action.intoCredentialId, ids) : null,
  }
}

const swapsSchedules = (action: CredentialAction) => action.kind === 'swap' && action.schedules

/** A list of schedules that can't be read is not one without any. */
export function refuseUnread({ scheduleWhy }: { readonly scheduleWhy: string | null }): void {
  if (scheduleWhy !== null) throw new AppError('content_not_available', { detail: scheduleWhy })
}

async function findInto(
  directory: Directory,
  id: string,
  chosen: readonly string[],
): Promise<DirectoryCredential> {
  if (chosen.includes(id)) {
    const message = 'Choose another credential than those that are to be replaced.'
    const fields = [{ path: 'body.action.intoCredentialId', rule: 'other', message }]
    throw new AppError('request_invalid', { fields })
  }
  const [into] = await findCredentials(directory, [id])
  if (into) return into
  const detail = 'The credential to use is not on this Server, or no longer. Choose again.'
  throw new AppError('not_found', { detail })
}

async function findCredentials(directory: Directory, ids: readonly string[]) {
  const { items, why } = await directory.findContent('credential', { ids })
  if (why !== null) throw new AppError('content_not_available', { detail: why })
  return items
}
