import type { CollectionRights } from '@curator/console-contract/collections'
import type { JoinedCollection } from '../../../collections/joined-collection.ts'
import type { DirectoryGroup } from '../../../directory/directory.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import {
  type GroupTarget,
  toAddMember,
  toCreateGroup,
} from '../../../plans/planned/group-changes.ts'
import { toName, toWho } from '../../../plans/planned/words.ts'
import type { CollectionFacts } from './collection-facts.ts'
import type { MemberFact } from './members.ts'
import { planOwner } from './own-collection.ts'
import { planAssets } from './place-assets.ts'
import { startCollection, toVerdict } from './plan-creation.ts'
import { invalid, type Part, PlanRows } from './plan-rows.ts'
import { planSet } from './set-member.ts'

export interface Team {
  readonly groupName: string
  readonly role: string
  readonly memberIds: readonly string[]
  readonly collectionName: string
  readonly ownerId: string | null
  readonly rights: CollectionRights
  readonly expiresAt: string | null
  readonly workflowIds: readonly string[]
}

/** What is there already under these names, and is used. */
export interface TeamThere {
  readonly group: DirectoryGroup | null
  readonly collection: JoinedCollection | null
}

/** A group with its people, a collection, and the group's rights in it. */
export function planTeam(facts: CollectionFacts, team: Team, there: TeamThere): PlanDraft {
  const draft = new PlanDraft()
  const rows = new PlanRows(draft)
  const group = startGroup(draft, rows, team, there.group)
  for (const userId of new Set(team.memberIds)) addPerson(facts, rows, group, there.group, userId)
  addCollection(facts, draft, rows, team, there.collection, group)
  return rows.finish()
}

function startGroup(
  draft: PlanDraft,
  rows: PlanRows,
  { groupName, role }: Team,
  group: DirectoryGroup | null,
): GroupTarget {
  const subject = `The group ${groupName}`
  if (group) {
    const other = group.role === role ? [] : [`It has the role ${group.role} and keeps it.`]
    const reasons = ['The Server has this group already: it is used.', ...other]
    rows.add({ subject, key: subject, part: { verdict: 'unchanged', reasons, makers: [] } })
    return group
  }
  const seq = draft.add((at) => toCreateGroup(at, groupName, role))
  if (seq === null) throw new RangeError('a creation that makes nothing')
  const part: Part = { verdict: 'create', reasons: [], makers: [] }
  rows.add({ subject, key: subject, made: [seq], part })
  return { name: groupName, createdBy: seq }
}

function addPerson(
  { users }: CollectionFacts,
  rows: PlanRows,
  group: GroupTarget,
  there: DirectoryGroup | null,
  userId: string,
): void {
  const user = users.get(userId)
  if (!user) {
    const part = invalid('This person is not on the Server, or no longer. Choose another.')
    rows.add({ subject: userId, key: userId, part })
    return
  }
  const name = toName(user)
  const subject = `${toWho({ name, email: user.email })} in the group ${group.name}`
  const isIn = there?.memberIds.includes(userId) ?? false
  const person = { ref: { id: userId }, email: user.email, name }
  const part: Part = {
    verdict: isIn ? 'unchanged' : 'create',
    reasons: user.isActive ? [] : [`${name} is inactive.`],
    makers: isIn ? [] : [(seq) => toAddMember(seq, person, group)],
  }
  rows.add({ subject, key: 'group', part })
}

function addCollection(
  facts: CollectionFacts,
  draft: PlanDraft,
  rows: PlanRows,
  team: Team,
  existing: JoinedCollection | null,
  group: GroupTarget,
): void {
  const { made, place } = startCollection(facts, draft, team.collectionName, existing)
  const key = team.collectionName
  const owner: Part =
    team.ownerId === null
      ? { verdict: 'unchanged', reasons: [], makers: [] }
      : planOwner(facts, place, team.ownerId)
  const used = existing ? ['The Server has this collection already: it is used.'] : []
  const verdict = toVerdict(owner, made.length > 0)
  const part = { verdict, reasons: [...used, ...owner.reasons], makers: owner.makers }
  rows.add({ subject: `The collection ${team.collectionName}`, key, made, part })
  const ref = 'id' in group ? { id: group.id } : { createdBy: group.createdBy }
  const name = `the group ${group.name}`
  const member: MemberFact = { kind: 'group', ref, name, sid: '', warnings: [] }
  const wanted = { rights: team.rights, expiresAt: team.expiresAt }
  const seat = planSet(facts, place, member, wanted, { mayAdd: true, trustsConsole: true })
  rows.add({ subject: `${name} in ${team.collectionName}`, key, part: seat })
  if (team.workflowIds.length === 0) return
  const assets = planAssets(facts, place, {
    addWorkflowIds: team.workflowIds,
    addScheduleIds: [],
    removeWorkflowIds: [],
    removeScheduleIds: [],
  })
  rows.add({ subject: `Workflows of ${team.collectionName}`, key, part: assets })
}
