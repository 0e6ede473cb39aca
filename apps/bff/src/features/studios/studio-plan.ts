import type { Studio, StudioAction } from '@curator/console-contract/studios'
import type { DirectoryUser } from '../../directory/directory.ts'
import type { Studios } from '../../directory/studio-book.ts'
import type { Ref } from '../../plans/change.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import {
  toCreateStudio,
  toDeleteStudio,
  toMoveToStudio,
  toUpdateStudio,
} from '../../plans/planned/studio-changes.ts'
import { toName } from '../../plans/planned/words.ts'

/** What a plan of studios rests on. */
export interface StudioFacts {
  readonly studios: ReadonlyMap<string, Studio>
  readonly users: ReadonlyMap<string, DirectoryUser>
  /** How many workflows each person owns. */
  readonly workflowCounts: ReadonlyMap<string, number>
  readonly places: Studios
  /** What people call credentials, by id. */
  readonly credentialNames: Readonly<Record<string, string>>
}

const gone = 'It is not on the Server, or no longer. Refresh the directory and choose again.'

/** Plans what is to be done with studios and their people. */
export function planStudios(action: StudioAction, facts: StudioFacts): PlanDraft {
  const draft = new PlanDraft()
  switch (action.kind) {
    case 'create':
      addCreation(draft, action, facts)
      break
    case 'update':
      for (const id of new Set(action.studioIds))
        addUpdate(draft, action, facts.studios.get(id), id, facts)
      break
    case 'move': {
      const studio = facts.studios.get(action.studioId)
      const target = studio && { ref: { id: studio.id }, name: studio.name }
      for (const id of new Set(action.userIds))
        if (target) addMove(draft, id, target, facts)
        else addGone(draft, id)
      break
    }
    case 'delete':
      for (const id of new Set(action.studioIds)) addDeletion(draft, facts.studios.get(id), id)
  }
  return draft
}

function addGone(draft: PlanDraft, subject: string): void {
  draft.addRow({ subject, verdict: 'invalid', reasons: [gone], changeSeqs: [] })
}

function addCreation(
  draft: PlanDraft,
  action: Extract<StudioAction, { kind: 'create' }>,
  facts: StudioFacts,
): void {
  const { canShareSchedules, credentialId, name } = action
  const namesakes = [...facts.studios.values()].filter((each) => each.name === name)
  if (namesakes.length > 0) {
    const reasons = [`The Server has a studio called “${name}” already. Choose another name.`]
    draft.addRow({ subject: name, verdict: 'conflict', reasons, changeSeqs: [] })
    return
  }
  const studio = { name, credentialId, canShareSchedules, knownIds: [] }
  const createdBy = draft.add((seq) => toCreateStudio(seq, studio, facts.credentialNames))
  draft.addRow({ subject: name, verdict: 'create', reasons: [], changeSeqs: [createdBy] })
  if (createdBy === null) return
  for (const id of new Set(action.userIds)) addMove(draft, id, { ref: { createdBy }, name }, facts)
}

/** One person into a studio; also what a row of a sheet asks for. */
export function addMove(
  draft: PlanDraft,
  userId: string,
  studio: { readonly ref: Ref; readonly name: string },
  facts: StudioFacts,
  line?: number,
): void {
  const user = facts.users.get(userId)
  if (!user) {
    addGone(draft, userId)
    return
  }
  const place = line === undefined ? {} : { line }
  const from = facts.places.studioOf.get(userId) ?? null
  if (from && 'id' in studio.ref && from.id === studio.ref.id) {
    const reasons = [`${user.email} is in the studio “${studio.name}” already.`]
    draft.addRow({ ...place, subject: user.email, verdict: 'unchanged', reasons, changeSeqs: [] })
    return
  }
  const person = { id: userId, email: user.email, name: toName(user) }
  const seq = draft.add((next) => toMoveToStudio(next, person, studio, from))
  const reasons = listEffects(userId, from?.name ?? null, studio.name, facts)
  draft.addRow({ ...place, subject: user.email, verdict: 'update', reasons, changeSeqs: [seq] })
}

function listEffects(
  userId: string,
  from: string | null,
  to: string,
  { places, workflowCounts }: StudioFacts,
): string[] {
  const count = workflowCounts.get(userId) ?? 0
  const words = count === 1 ? 'Their workflow moves' : `Their ${count} workflows move`
  return [
    ...(from === null
      ? [
          `In which studio they are now is not known, so undo can’t bring them back.${places.why === null ? '' : ` ${places.why}`}`,
        ]
      : []),
    ...(count > 0
      ? [
          `${words} along: people of ${from === null ? 'their present studio' : `“${from}”`} lose access, people of “${to}” gain it.`,
        ]
      : []),
  ]
}

function addUpdate(
  draft: PlanDraft,
  { canShareSchedules, credentialId, name }: Extract<StudioAction, { kind: 'update' }>,
  studio: Studio | undefined,
  id: string,
  facts: StudioFacts,
): void {
  if (!studio) {
    addGone(draft, id)
    return
  }
  const now = { ...studio, credentialId: studio.credential?.id ?? '' }
  const wanted = { name, credentialId, canShareSchedules }
  const seq = draft.add((next) => toUpdateStudio(next, now, wanted, facts.credentialNames))
  draft.addRow({
    subject: studio.name,
    verdict: seq === null ? 'unchanged' : 'update',
    reasons: seq === null ? ['The studio is as wanted already.'] : [],
    changeSeqs: [seq],
  })
}

function addDeletion(draft: PlanDraft, studio: Studio | undefined, id: string): void {
  if (!studio) {
    addGone(draft, id)
    return
  }
  const { name, userCount, workflowCount } = studio
  if ((userCount ?? 0) + (workflowCount ?? 0) > 0) {
    const reasons = [
      `It holds ${userCount ?? 0} people and ${workflowCount ?? 0} workflows, and the Server deletes empty studios only. Move the people out first; their workflows go with them.`,
    ]
    draft.addRow({ subject: name, verdict: 'conflict', reasons, changeSeqs: [] })
    return
  }
  const seq = draft.add((next) => toDeleteStudio(next, { id, name }))
  draft.addRow({ subject: name, verdict: 'update', reasons: [], changeSeqs: [seq] })
}
