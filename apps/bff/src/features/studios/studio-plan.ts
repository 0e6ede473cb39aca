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
  /** Why they could not be read; null when they were. */
  readonly credentialsWhy: string | null
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
  const { name } = action
  const taken = whyNotNamed(name, null, facts)
  if (taken !== null) {
    draft.addRow({ subject: name, verdict: 'conflict', reasons: [taken], changeSeqs: [] })
    return
  }
  const createdBy = makeStudio(draft, action, facts)
  draft.addRow({ subject: name, verdict: 'create', reasons: [], changeSeqs: [createdBy] })
  if (createdBy === null) return
  for (const id of new Set(action.userIds)) addMove(draft, id, { ref: { createdBy }, name }, facts)
}

/** Null when no other studio is called so; names are compared without case. The Server would take a second one. */
export function whyNotNamed(
  name: string,
  own: Studio | null,
  { studios }: StudioFacts,
): string | null {
  const isTaken = [...studios.values()].some(
    (each) => each.id !== own?.id && each.name.toLowerCase() === name.toLowerCase(),
  )
  return isTaken ? `The Server has a studio called “${name}” already. Choose another name.` : null
}

/** The number of the change that makes a studio; its row is the caller's. */
export function makeStudio(
  draft: PlanDraft,
  {
    canShareSchedules,
    credentialId,
    name,
  }: Pick<Extract<StudioAction, { kind: 'create' }>, 'canShareSchedules' | 'credentialId' | 'name'>,
  facts: StudioFacts,
): number | null {
  const studio = { name, credentialId, canShareSchedules, knownIds: [] }
  return draft.add((seq) => toCreateStudio(seq, studio, facts.credentialNames))
}

/** Where people go: a studio of the Server, or one that the same plan makes. */
export interface Target {
  readonly ref: Ref
  readonly name: string
}

function addMove(draft: PlanDraft, userId: string, studio: Target, facts: StudioFacts): void {
  const user = facts.users.get(userId)
  if (user) draft.addRow(makeMove(draft, user, studio, facts))
  else addGone(draft, userId)
}

/** One person into a studio: the change in the plan, and the row that tells of it; also what a row of a sheet asks for. */
export function makeMove(
  draft: PlanDraft,
  user: DirectoryUser,
  studio: Target,
  facts: StudioFacts,
) {
  const from = facts.places.studioOf.get(user.id) ?? null
  if (from && 'id' in studio.ref && from.id === studio.ref.id) {
    const reasons = [`${user.email} is in the studio “${studio.name}” already.`]
    return { subject: user.email, verdict: 'unchanged' as const, reasons, changeSeqs: [] }
  }
  const person = { id: user.id, email: user.email, name: toName(user) }
  const seq = draft.add((next) => toMoveToStudio(next, person, studio, from))
  const reasons = listEffects(user.id, from?.name ?? null, studio.name, facts)
  return { subject: user.email, verdict: 'update' as const, reasons, changeSeqs: [seq] }
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
  const wanted = { name, credentialId, canShareSchedules }
  if (studio) draft.addRow(makeUpdate(draft, studio, wanted, facts))
  else addGone(draft, id)
}

/** What is wanted of one studio: the change in the plan, and the row that tells of it; also what a row of a sheet asks for. */
export function makeUpdate(
  draft: PlanDraft,
  studio: Studio,
  wanted: Parameters<typeof toUpdateStudio>[2],
  facts: StudioFacts,
) {
  const { name: subject } = studio
  const taken = wanted.name === undefined ? null : whyNotNamed(wanted.name, studio, facts)
  if (taken !== null)
    return { subject, verdict: 'conflict' as const, reasons: [taken], changeSeqs: [] }
  const now = toNow(studio)
  const seq = draft.add((next) => toUpdateStudio(next, now, wanted, facts.credentialNames))
  const reasons = seq === null ? ['The studio is as wanted already.'] : []
  const verdict = seq === null ? ('unchanged' as const) : ('update' as const)
  return { subject, verdict, reasons, changeSeqs: [seq] }
}

/** A studio as a change of it starts from. */
export const toNow = (studio: Studio) => ({ ...studio, credentialId: studio.credential?.id ?? '' })

function addDeletion(draft: PlanDraft, studio: Studio | undefined, id: string): void {
  if (!studio) {
    addGone(draft, id)
    return
  }
  const { name } = studio
  const why = whyNotDeleted(studio)
  if (why !== null) {
    draft.addRow({ subject: name, verdict: 'conflict', reasons: [why], changeSeqs: [] })
    return
  }
  const seq = draft.add((next) => toDeleteStudio(next, { id, name }))
  draft.addRow({ subject: name, verdict: 'update', reasons: [], changeSeqs: [seq] })
}

/** Null for a studio that holds nobody and nothing. */
export function whyNotDeleted({ userCount, workflowCount }: Studio): string | null {
  if ((userCount ?? 0) + (workflowCount ?? 0) === 0) return null
  return `It holds ${userCount ?? 0} people and ${workflowCount ?? 0} workflows, and the Server deletes empty studios only. Move the people out first; their workflows go with them.`
}
