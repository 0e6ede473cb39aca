import type { GroupAction } from '@curator/console-contract/user-groups'
import type { DirectoryGroup, DirectoryUser } from '../../directory/directory.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import {
  type GroupTarget,
  toAddDirectoryGroup,
  toAddMember,
  toCreateGroup,
  toDeleteGroup,
  toRemoveDirectoryGroup,
  toRemoveMember,
  toUpdateGroup,
} from '../../plans/planned/group-changes.ts'
import { toPerson } from '../../plans/planned/user-changes.ts'

/** What a plan of groups rests on. Every group that the action names is in `groups`; people may be gone. */
export interface GroupFacts {
  readonly groups: ReadonlyMap<string, DirectoryGroup>
  readonly users: ReadonlyMap<string, DirectoryUser>
  /** Groups that have a name already, by trimmed name without case. */
  readonly named: ReadonlyMap<string, readonly DirectoryGroup[]>
  /** What deleting a group takes from its members, in words. */
  readonly losses: ReadonlyMap<string, readonly string[]>
}

type Action<K extends GroupAction['kind']> = Extract<GroupAction, { kind: K }>

/** Plans what is to be done with groups. Throws a `RangeError` for a group that is not in the facts. */
export function planGroups(action: GroupAction, facts: GroupFacts): PlanDraft {
  const planner = new Planner(facts)
  switch (action.kind) {
    case 'create':
      planner.create(action, action.memberIds)
      break
    case 'copy':
      planner.create(action, planner.group(action.fromGroupId).memberIds)
      break
    case 'update':
      planner.update(action)
      break
    case 'delete':
      for (const id of new Set(action.groupIds)) planner.remove(planner.group(id), [])
      break
    case 'members':
      planner.change(toCells(action))
      break
    case 'matrix':
      planner.change(action.cells)
      break
    case 'match':
      planner.change(listDrift(action, facts))
      break
    case 'merge':
      planner.merge(action)
      break
    case 'directory':
      planner.directory(action)
  }
  return planner.draft
}

/** One membership that is wanted or not. */
export interface MembershipCell {
  readonly userId: string
  readonly groupId: string
  readonly isMember: boolean
}

/** What makes the groups of a file hold exactly the people it names. */
export function listDrift(
  { groups }: Pick<Action<'match'>, 'groups'>,
  facts: Pick<GroupFacts, 'groups'>,
): MembershipCell[] {
  return groups.flatMap(({ groupId, memberIds }) => {
    const wanted = new Set<string>(memberIds)
    const present = new Set(facts.groups.get(groupId)?.memberIds ?? [])
    return [
      ...[...wanted].filter((userId) => !present.has(userId)).map(toCell(groupId, true)),
      ...[...present].filter((userId) => !wanted.has(userId)).map(toCell(groupId, false)),
    ]
  })
}

const toCell =
  (groupId: string, isMember: boolean) =>
  (userId: string): MembershipCell => ({ userId, groupId, isMember })

function toCells({ groupIds, add, remove }: Action<'members'>): MembershipCell[] {
  return groupIds.flatMap((groupId) => [
    ...add.map(toCell(groupId, true)),
    ...remove.map(toCell(groupId, false)),
  ])
}

const gone =
  'This person is not on the Server, or no longer. Refresh the directory and choose again.'

class Planner {
  readonly draft = new PlanDraft()
  readonly #facts: GroupFacts

  constructor(facts: GroupFacts) {
    this.#facts = facts
  }

  group(id: string): DirectoryGroup {
    const group = this.#facts.groups.get(id)
    if (!group) throw new RangeError(`group ${id} is not in the facts`)
    return group
  }

  create(
    { name, role }: { readonly name: string; readonly role: string },
    memberIds: readonly string[],
  ): void {
    const clash = this.#findNamesake(name, null)
    if (clash) {
      this.#refuse(name, clash)
      return
    }
    const createdBy = this.draft.add((seq) => toCreateGroup(seq, name, role))
    this.draft.addRow({ subject: name, verdict: 'create', reasons: [], changeSeqs: [createdBy] })
    if (createdBy !== null) this.#join({ name, createdBy }, memberIds)
  }

  /** Rows of the people who join a group; answers the numbers of the changes. */
  #join(group: GroupTarget, memberIds: readonly string[]): number[] {
    return [...new Set(memberIds)].flatMap((userId) => {
      const user = this.#facts.users.get(userId)
      if (!user) {
        this.draft.addRow({ subject: userId, verdict: 'invalid', reasons: [gone], changeSeqs: [] })
        return []
      }
      const isIn = 'id' in group && user.groups.some(({ id }) => id === group.id)
      const seq = isIn ? null : this.draft.add((next) => toAddMember(next, toPerson(user), group))
      const reasons = isIn ? [`${user.email} is in the group “${group.name}” already.`] : []
      const verdict = isIn ? 'unchanged' : 'update'
      this.draft.addRow({ subject: user.email, verdict, reasons, changeSeqs: [seq] })
      return seq === null ? [] : [seq]
    })
  }

  update({ groupIds, name, role }: Action<'update'>): void {
    for (const id of new Set(groupIds)) {
      const group = this.group(id)
      const clash = name === undefined ? null : this.#findNamesake(name, group.id)
      if (clash) this.#refuse(group.name, clash)
      else this.#updateOne(group, { name, role })
    }
  }

  #updateOne(
    group: DirectoryGroup,
    wanted: { readonly name: string | undefined; readonly role: string | undefined },
  ): void {
    const seq = this.draft.add((next) => toUpdateGroup(next, group, wanted))
    this.draft.addRow({
      subject: group.name,
      verdict: seq === null ? 'unchanged' : 'update',
      reasons: seq === null ? ['The group is as wanted already.'] : [],
      changeSeqs: [seq],
    })
  }

  #refuse(subject: string, reason: string): void {
    this.draft.addRow({ subject, verdict: 'conflict', reasons: [reason], changeSeqs: [] })
  }

  #findNamesake(name: string, exceptId: string | null): string | null {
    const others = this.#facts.named.get(name.trim().toLowerCase()) ?? []
    if (others.every(({ id }) => id === exceptId)) return null
    return `The Server has a group called “${name}” already. Choose another name.`
  }

  remove(group: DirectoryGroup, dependsOn: readonly number[]): void {
    const seq = this.draft.add((next) => toDeleteGroup(next, group), dependsOn)
    const reasons = [...(this.#facts.losses.get(group.id) ?? [])]
    this.draft.addRow({ subject: group.name, verdict: 'update', reasons, changeSeqs: [seq] })
  }

  /** A row for each person, with all memberships that change. */
  change(cells: readonly MembershipCell[]): void {
    const byUser = new Map<string, Map<string, boolean>>()
    for (const { userId, groupId, isMember } of cells) {
      const wanted = byUser.get(userId) ?? new Map<string, boolean>()
      wanted.set(groupId, isMember)
      byUser.set(userId, wanted)
    }
    for (const [userId, wanted] of byUser) this.#changeOf(userId, wanted)
  }

  #changeOf(userId: string, wanted: ReadonlyMap<string, boolean>): void {
    const user = this.#facts.users.get(userId)
    if (!user) {
      this.draft.addRow({ subject: userId, verdict: 'invalid', reasons: [gone], changeSeqs: [] })
      return
    }
    const held = new Set<string>(user.groups.map(({ id }) => id))
    const changeSeqs = [...wanted].map(([groupId, isMember]) => {
      if (held.has(groupId) === isMember) return null
      const group = this.group(groupId)
      const make = isMember ? toAddMember : toRemoveMember
      return this.draft.add((seq) => make(seq, toPerson(user), group))
    })
    const isChanged = changeSeqs.some((seq) => seq !== null)
    this.draft.addRow({
      subject: user.email,
      verdict: isChanged ? 'update' : 'unchanged',
      reasons: isChanged ? [] : [`The groups of ${user.email} are as wanted already.`],
      changeSeqs,
    })
  }

  merge({ fromGroupIds, intoGroupId, deleteMerged }: Action<'merge'>): void {
    const into = this.group(intoGroupId)
    const from = [...new Set(fromGroupIds)].filter((id) => id !== intoGroupId)
    const members = from.flatMap((id) => this.group(id).memberIds)
    const joined = this.#join(into, members)
    if (deleteMerged) for (const id of from) this.remove(this.group(id), joined)
  }

  directory({ groupId, addSids, removeSids }: Action<'directory'>): void {
    const group = this.group(groupId)
    for (const sid of new Set(addSids)) {
      const seq = this.draft.add((next) => toAddDirectoryGroup(next, sid, group))
      this.draft.addRow({ subject: sid, verdict: 'create', reasons: [], changeSeqs: [seq] })
    }
    for (const sid of new Set(removeSids)) {
      const seq = this.draft.add((next) => toRemoveDirectoryGroup(next, sid, group))
      this.draft.addRow({ subject: sid, verdict: 'update', reasons: [], changeSeqs: [seq] })
    }
  }
}
