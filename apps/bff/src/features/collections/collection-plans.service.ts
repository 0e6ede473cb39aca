import {
  type CollectionAction,
  type CollectionSelection,
  createCollectionCreation,
  createCollectionPlan,
  createMembershipPlan,
  createTeamPlan,
  maxCollectionChanges,
  maxSelectedCollections,
} from '@curator/console-contract/collection-plans'
import type { Connection } from '@curator/console-contract/connections'
import {
  type ConnectionId,
  connectionId as connectionIdSchema,
} from '@curator/console-contract/ids'
import { z } from 'zod'
import type { CollectionBook, OpenCollectionBook } from '../../collections/collection-book.ts'
import { findCollections } from '../../collections/collection-filter.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'
import type { PlanDraft } from '../../plans/plan-draft.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { toActionTitle, toMembershipTitle } from './collection-titles.ts'
import { type CollectionFacts, gatherFacts, type NamedIds } from './planning/collection-facts.ts'
import { planAction, planMemberships } from './planning/plan-action.ts'
import { findNamesakes, planCreation } from './planning/plan-creation.ts'
import { planTeam, type TeamThere } from './planning/plan-team.ts'
import { planRemoval, planSet } from './planning/set-member.ts'

export interface CollectionPlansDeps {
  readonly directories: Directories
  readonly openBook: OpenCollectionBook
  readonly createPlan: CreatePlan
  /** How people sign in to the Server of a connection. */
  readonly findSignIn: (connectionId: ConnectionId) => Promise<Connection['signIn']>
  readonly clock: Clock
}

type ActionBody = z.output<typeof createCollectionPlan.body>
type MembershipBody = z.output<typeof createMembershipPlan.body>
type CreationBody = z.output<typeof createCollectionCreation.body>
type TeamBody = z.output<typeof createTeamPlan.body>

/** What a plan keeps of the request, to be planned again. */
const kept = z.discriminatedUnion('about', [
  z.object({ about: z.literal('action'), body: createCollectionPlan.body }),
  z.object({ about: z.literal('memberships'), body: createMembershipPlan.body }),
  z.object({ about: z.literal('creation'), body: createCollectionCreation.body }),
  z.object({ about: z.literal('team'), body: createTeamPlan.body }),
  z.object({ about: z.literal('sheet') }),
])

/** Plans for collections and their members. Errors stand in the contract. */
export class CollectionPlansService {
  readonly #deps: CollectionPlansDeps

  constructor(deps: CollectionPlansDeps) {
    this.#deps = deps
  }

  async createPlan(body: ActionBody, authorId: string): Promise<string> {
    const { action, connectionId, selection } = body
    const book = await this.#deps.openBook(connectionId)
    const ids = this.#listChosen(book, selection)
    checkAction(book, action, ids)
    const facts = await this.#gather(connectionId, book, listNamed(action))
    const settled = { ...body, selection: { kind: 'ids' as const, ids } }
    return this.#store(book, connectionId, authorId, {
      title: toActionTitle(book, action, ids),
      options: { about: 'action', body: settled },
      draft: planAction(facts, ids, action),
    })
  }

  async planMemberships(body: MembershipBody, authorId: string): Promise<string> {
    const { action, connectionId, memberships } = body
    const book = await this.#deps.openBook(connectionId)
    const userIds = memberships.flatMap(({ member }) => (member.kind === 'user' ? member.id : []))
    const facts = await this.#gather(connectionId, book, { ...noIds, userIds })
    const seats = new Map(
      memberships.map((each) => [
        `${each.collectionId} ${each.member.kind} ${each.member.id}`,
        each,
      ]),
    )
    const draft = planMemberships(facts, [...seats.values()], (place, member) =>
      action.kind === 'remove'
        ? planRemoval(place, member)
        : planSet(facts, place, member, action, { mayAdd: false, trustsConsole: false }),
    )
    return this.#store(book, connectionId, authorId, {
      title: toMembershipTitle(action.kind, seats.size),
      options: { about: 'memberships', body },
      draft,
    })
  }

  /** `isAgain`: a collection that the plan before made is used. */
  async planCreation(body: CreationBody, authorId: string, isAgain = false): Promise<string> {
    const { connectionId, members, name, ownerId, scheduleIds, workflowIds } = body
    const book = await this.#deps.openBook(connectionId)
    const facts = await this.#gather(connectionId, book, {
      userIds: [
        ...listUsers(members.map(({ member }) => member)),
        ...(ownerId === null ? [] : [ownerId]),
      ],
      workflowIds,
      scheduleIds,
    })
    const there = isAgain ? findNamesakes(facts, name) : []
    return this.#store(book, connectionId, authorId, {
      title: `Create the collection ${name}`,
      options: { about: 'creation', body },
      draft: planCreation(facts, body, there.length === 1 ? (there[0] ?? null) : null),
    })
  }

  async planTeam(body: TeamBody, authorId: string): Promise<string> {
    const { connectionId, memberIds, ownerId, workflowIds } = body
    const book = await this.#deps.openBook(connectionId)
    const userIds = [...memberIds, ...(ownerId === null ? [] : [ownerId])]
    const facts = await this.#gather(connectionId, book, { ...noIds, userIds, workflowIds })
    return this.#store(book, connectionId, authorId, {
      title: `Create the team ${body.groupName}`,
      options: { about: 'team', body },
      draft: planTeam(facts, body, await this.#findTeam(facts, body)),
    })
  }

  /** Plans the same again: what is as wanted by now writes nothing. */
  async replan(plan: PlanRecord, authorId: string): Promise<string> {
    const options = kept.parse(plan.options)
    connectionIdSchema.parse(plan.connectionId)
    switch (options.about) {
      case 'action':
        return this.createPlan(options.body, authorId)
      case 'memberships':
        return this.planMemberships(options.body, authorId)
      case 'creation':
        return this.planCreation(options.body, authorId, true)
      case 'team':
        return this.planTeam(options.body, authorId)
      case 'sheet': {
        const detail =
          'Nothing of a sheet is kept. Bring it again: what was done already writes nothing the second time.'
        throw new AppError('action_not_available', { detail })
      }
    }
  }

  async #findTeam(facts: CollectionFacts, body: TeamBody): Promise<TeamThere> {
    const directory = await this.#deps.directories.get(body.connectionId)
    const groups = await directory.findGroupsByName([body.groupName])
    const collections = findNamesakes(facts, body.collectionName)
    if (groups.length > 1)
      throw refuse('body.groupName', `The Server has ${groups.length} groups of this name.`)
    if (collections.length > 1)
      throw refuse(
        'body.collectionName',
        `The Server has ${collections.length} collections of this name.`,
      )
    return { group: groups[0] ?? null, collection: collections[0] ?? null }
  }

  async #gather(connectionId: ConnectionId, book: CollectionBook, named: NamedIds) {
    const { clock, directories, findSignIn } = this.#deps
    const signIn = await findSignIn(connectionId)
    const base = { book, signIn, nowMs: clock.now().getTime() }
    return gatherFacts(await directories.get(connectionId), base, named)
  }

  #store(
    book: CollectionBook,
    connectionId: ConnectionId,
    authorId: string,
    plan: {
      readonly title: string
      readonly options: Readonly<Record<string, unknown>>
      readonly draft: PlanDraft
    },
  ): Promise<string> {
    const { draft, options, title } = plan
    return this.#deps.createPlan(
      {
        connectionId,
        authorId,
        slice: 'collections',
        title,
        sheetId: null,
        options,
        directoryTakenAt: book.takenAt,
      },
      draft.chunks(),
    )
  }

  /** Ids in the order of the selection, each once. */
  #listChosen(book: CollectionBook, selection: CollectionSelection): string[] {
    if (selection.kind === 'ids') return [...new Set<string>(selection.ids)]
    const except = new Set<string>(selection.except)
    const nowMs = this.#deps.clock.now().getTime()
    const chosen = findCollections(book.collections, selection.filters, nowMs)
      .map(({ collection }) => collection.id)
      .filter((id) => !except.has(id))
    if (chosen.length === 0)
      throw refuse('body.selection', 'Nothing matches any more. Choose again.')
    if (chosen.length > maxSelectedCollections) throw tooMany(chosen.length, maxSelectedCollections)
    return chosen
  }
}

const noIds: NamedIds = { userIds: [], workflowIds: [], scheduleIds: [] }

const listUsers = (members: readonly { readonly kind: string; readonly id: string }[]) =>
  members.flatMap(({ id, kind }) => (kind === 'user' ? [id] : []))

function listNamed(action: CollectionAction): NamedIds {
  switch (action.kind) {
    case 'set_members':
    case 'remove_members':
      return { ...noIds, userIds: listUsers(action.members) }
    case 'owner':
      return { ...noIds, userIds: [action.ownerId] }
    case 'assets':
      return {
        userIds: [],
        workflowIds: [...action.addWorkflowIds, ...action.removeWorkflowIds],
        scheduleIds: [...action.addScheduleIds, ...action.removeScheduleIds],
      }
    default:
      return noIds
  }
}

function checkAction(book: CollectionBook, action: CollectionAction, ids: readonly string[]): void {
  if (action.kind === 'rename' && ids.length !== 1)
    throw refuse('body.action', 'Only one collection at a time can be renamed.')
  const source = action.kind === 'copy' ? book.byId.get(action.fromCollectionId) : undefined
  if (action.kind === 'copy' && !source) {
    const detail = 'The collection to copy from is not on the Server, or no longer. Choose again.'
    throw new AppError('not_found', { detail })
  }
  const perCollection =
    'members' in action ? action.members.length : Math.max(1, source?.members.length ?? 1)
  const count = perCollection * ids.length
  if (count > maxCollectionChanges) throw tooMany(count, maxCollectionChanges)
}

function tooMany(count: number, most: number): AppError {
  const detail = `This would be ${count.toLocaleString('en')} at once, and one plan may change ${most.toLocaleString('en')}. Choose less and make several plans.`
  return new AppError('too_many_rows', { detail })
}

function refuse(path: string, message: string): AppError {
  return new AppError('request_invalid', { fields: [{ path, rule: 'choice', message }] })
}
