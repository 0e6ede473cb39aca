import type { SideEffect } from '@curator/console-contract/offboarding'
import type { Studios } from '../../directory/studio-book.ts'
import { toName } from '../../plans/planned/words.ts'
import type { LeaverFacts } from './leaver-facts.ts'

/** A workflow moves to the studio of its new owner: that studio’s people gain it, the old one’s lose it (reference 2.1). */
export function toStudioEffects(facts: LeaverFacts, studios: Studios): SideEffect[] {
  const heir = facts.successor
  if (!heir) return []
  if (studios.why !== null) {
    const sentence = `The studios of ${toName(facts.user)} and ${toName(heir.user)} could not be read: if they differ, people of one lose and people of the other gain the workflows. ${studios.why}`
    return [{ severity: 'warning', kind: 'not_known', sentence, details: [] }]
  }
  const from = studios.studioOf.get(facts.user.id)
  const to = studios.studioOf.get(heir.user.id)
  if (!from || !to || from.id === to.id) return []
  const count = facts.workflows.length
  const words = count === 1 ? 'The workflow moves' : `${count} workflows move`
  const bystanders = (studioId: string) =>
    (studios.people.get(studioId) ?? []).filter(
      ({ id }) => id !== facts.user.id && id !== heir.user.id,
    )
  const losing = bystanders(from.id)
  const gaining = bystanders(to.id)
  return [
    {
      severity: 'warning',
      kind: 'studio',
      sentence: `${words} from the studio “${from.name}” to “${to.name}”: ${countPeople(losing.length)} lose access, ${countPeople(gaining.length)} gain it.`,
      details: [
        ...losing.map(({ name }) => `Loses access: ${name}`),
        ...gaining.map(({ name }) => `Gains access: ${name}`),
      ].slice(0, 50),
    },
  ]
}

const countPeople = (count: number) => (count === 1 ? '1 other person' : `${count} other people`)
