import type { Directory } from '../directory/directory.ts'
import type { SharedKind } from '../plans/change.ts'
import type { PlanDraft } from '../plans/plan-draft.ts'
import { type ShareReceiver, toAddShare, toRemoveShare } from '../plans/planned/share-changes.ts'
import { toName } from '../plans/planned/words.ts'

/** A credential or data connection with whom it is shared. */
export interface SharedItem {
  readonly shared: SharedKind
  readonly id: string
  readonly name: string
  readonly userIds: readonly string[]
  readonly userGroupIds: readonly string[]
}

/** Somebody on the Server whom something can be shared with; `subject`: as rows of a plan call them. */
export interface KnownReceiver extends ShareReceiver {
  readonly id: string
  readonly subject: string
}

type ShareTask = 'share' | 'unshare'

/** One share that is wanted or not, as a row of a plan. */
export function addShareRow(
  draft: PlanDraft,
  task: ShareTask,
  item: SharedItem,
  receiver: KnownReceiver,
  line?: number,
): void {
  const held = receiver.kind === 'user' ? item.userIds : item.userGroupIds
  const isShared = held.includes(receiver.id)
  const subject = `${item.name}: ${receiver.subject}`
  const place = line === undefined ? {} : { line }
  if (isShared === (task === 'share')) {
    const reason = isShared
      ? `“${item.name}” is shared with ${receiver.subject} already.`
      : `“${item.name}” is not shared with ${receiver.subject}.`
    draft.addRow({ ...place, subject, verdict: 'unchanged', reasons: [reason], changeSeqs: [] })
    return
  }
  const make = task === 'share' ? toAddShare : toRemoveShare
  const thing = { shared: item.shared, id: item.id, name: item.name }
  const seq = draft.add((next) => make(next, thing, receiver))
  const verdict = task === 'share' ? 'create' : 'update'
  draft.addRow({ ...place, subject, verdict, reasons: [], changeSeqs: [seq] })
}

/** People and groups that are on the Server, each once. */
export async function findReceivers(
  directory: Directory,
  wanted: readonly { readonly kind: 'user' | 'group'; readonly id: string }[],
): Promise<KnownReceiver[]> {
  const idsOf = (kind: 'user' | 'group') => [
    ...new Set(wanted.filter((each) => each.kind === kind).map(({ id }) => id)),
  ]
  const [users, groups] = await Promise.all([
    directory.findUsersById(idsOf('user')),
    directory.findGroupsById(idsOf('group')),
  ])
  return [...users.map(toPerson), ...groups.map(toGroup)]
}

export const toPerson = (user: {
  readonly id: string
  readonly email: string
  readonly firstName?: string
  readonly lastName?: string
}): KnownReceiver => ({
  kind: 'user',
  id: user.id,
  ref: { id: user.id },
  name: `${toName(user)} (${user.email})`,
  subject: user.email,
})

export const toGroup = ({ id, name }: { readonly id: string; readonly name: string }) =>
  ({ kind: 'group', id, ref: { id }, name, subject: name }) as const
