import { isDirectoryPerson } from '../../access/access-facts.ts'
import type { MissingShareFact } from '../../access/find-missing-shares.ts'
import { toThingKey } from '../../access/share-facts.ts'
import type { NameWrapper } from '../../access/wrapper-name.ts'
import type { DirectoryUser } from '../../directory/directory.ts'
import type { Ref } from '../../plans/change.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import { toAddDirectoryGroup, toCreateGroup } from '../../plans/planned/group-changes.ts'
import { type ShareReceiver, toAddShare } from '../../plans/planned/share-changes.ts'

export interface SharePlanFacts {
  readonly missing: readonly MissingShareFact[]
  readonly people: ReadonlyMap<string, DirectoryUser>
  /** Groups of the Server by their name in lower case. */
  readonly groupsByName: ReadonlyMap<string, { readonly id: string; readonly name: string }>
  /** What the custom group around a group of the directory service is called. */
  readonly nameWrapper: NameWrapper
  readonly membersOf: (groupId: string) => readonly string[]
}

/**
 * Shares what is missing: with the group where a group is the member, with the person otherwise. What the directory
 * service knows only by SID gets a custom group around it first. Each share is one change, however many collections
 * need it.
 */
export function planShares(facts: SharePlanFacts): PlanDraft {
  return new SharePlanner(facts).plan()
}

class SharePlanner {
  readonly #facts: SharePlanFacts
  readonly #draft = new PlanDraft()
  readonly #shares = new Map<string, number>()
  readonly #wrappers = new Map<string, { readonly ref: Ref; readonly seqs: readonly number[] }>()

  constructor(facts: SharePlanFacts) {
    this.#facts = facts
  }

  plan(): PlanDraft {
    const through = this.#listGroupsGiven()
    for (const missing of this.#facts.missing) {
      const { collection, member, need } = missing
      const subject = `${this.#sayMember(missing)} in “${collection.name}”`
      if (isDirectoryPerson(member)) {
        const reason = `“${member.name}” is a person of the directory service without an account on the Server, and only accounts and groups can be given a share. Bring the person onto the Server first.`
        this.#draft.addRow({ subject, verdict: 'skip', reasons: [reason], changeSeqs: [] })
        continue
      }
      const group =
        member.kind === 'user' ? through.get(toThingKey(need.thing))?.get(member.id) : undefined
      if (group !== undefined) {
        const reason = `The group “${group}” is given “${need.thing.name}” by this plan, and ${this.#sayMember(missing)} is in it.`
        this.#draft.addRow({ subject, verdict: 'skip', reasons: [reason], changeSeqs: [] })
        continue
      }
      this.#draft.addRow({
        subject,
        verdict: 'update',
        reasons: this.#toReasons(missing),
        changeSeqs: this.#share(missing),
      })
    }
    return this.#draft
  }

  /** Whom the groups of this plan bring each thing, with the name of the group. */
  #listGroupsGiven(): Map<string, Map<string, string>> {
    const through = new Map<string, Map<string, string>>()
    for (const { member, need } of this.#facts.missing) {
      if (member.kind !== 'group') continue
      const key = toThingKey(need.thing)
      const given = through.get(key) ?? new Map<string, string>()
      for (const id of this.#facts.membersOf(member.id)) given.set(id, member.name)
      through.set(key, given)
    }
    return through
  }

  #sayMember({ member }: MissingShareFact): string {
    return this.#facts.people.get(member.id)?.email || member.name
  }

  #share(missing: MissingShareFact): number[] {
    const { member, need } = missing
    const { id, kind, name } = need.thing
    const key = `${toThingKey(need.thing)} ${member.kind} ${member.id}`
    const wrapper = member.kind === 'directory' ? this.#wrap(member) : null
    const known = this.#shares.get(key)
    if (known !== undefined) return [...(wrapper?.seqs ?? []), known]
    const receiver: ShareReceiver =
      wrapper === null
        ? {
            kind: member.kind === 'group' ? 'group' : 'user',
            ref: { id: member.id },
            name: this.#sayMember(missing),
          }
        : { kind: 'group', ref: wrapper.ref, name: this.#facts.nameWrapper(member) }
    const seq = this.#draft.add(
      (next) => toAddShare(next, { shared: kind, id, name }, receiver),
      wrapper?.seqs ?? [],
    )
    if (seq === null) return []
    this.#shares.set(key, seq)
    return [...(wrapper?.seqs ?? []), seq]
  }

  /** The custom group around it: one of that name is used, and given the SID. */
  #wrap(member: MissingShareFact['member']) {
    const { id: sid } = member
    const known = this.#wrappers.get(sid)
    if (known) return known
    const wrapperName = this.#facts.nameWrapper(member)
    const found = this.#findWrapper(member)
    const created = found ? null : this.#draft.add((seq) => toCreateGroup(seq, wrapperName))
    const target = found ?? { name: wrapperName, createdBy: created ?? 0 }
    const added = this.#draft.add((seq) => toAddDirectoryGroup(seq, sid, target))
    const wrapper = {
      ref: found ? { id: found.id } : { createdBy: created ?? 0 },
      seqs: [created, added].filter((seq) => seq !== null),
    }
    this.#wrappers.set(sid, wrapper)
    return wrapper
  }

  #findWrapper(member: MissingShareFact['member']) {
    return this.#facts.groupsByName.get(this.#facts.nameWrapper(member).trim().toLowerCase())
  }

  #toReasons({ certainty, needsWrapper, member }: MissingShareFact): string[] {
    const found = this.#findWrapper(member)
    const how = found
      ? `the existing group “${found.name}” is used`
      : `the group “${this.#facts.nameWrapper(member)}” is made around it`
    return [
      ...(certainty === 'possible'
        ? ['Whether a run would fail without it is not certain: see the list of missing shares.']
        : []),
      ...(needsWrapper
        ? [`“${member.name}” belongs to the directory service and can’t be given a share: ${how}.`]
        : []),
    ]
  }
}
