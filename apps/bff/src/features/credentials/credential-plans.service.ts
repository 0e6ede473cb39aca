import {
  type CredentialAction,
  type CredentialSelection,
  createNewCredentialPlan,
  credentialAction,
  maxCredentialChanges,
  maxSelectedCredentials,
} from '@curator/console-contract/credential-plans'
import type { CredentialAbilities } from '@curator/console-contract/credentials'
import {
  type ConnectionId,
  connectionId as connectionIdSchema,
} from '@curator/console-contract/ids'
import { z } from 'zod'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import { AppError } from '../../core/app-error.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import { openDirectory } from '../../directory/open-directory.ts'
import type { PlanDraft } from '../../plans/plan-draft.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { findReceivers } from '../../shares/share-rows.ts'
import type { ConnectionStore } from '../../store/connection.store.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { findAbilities } from './credential-abilities.ts'
import { gatherFacts, refuseUnread } from './credential-facts.ts'
import { planCredentials } from './credential-plan.ts'
import { searchCredentials } from './credential-search.ts'
import { toCredentialTitle } from './credential-titles.ts'
import { planNewCredential } from './new-credential-plan.ts'
import { planCredentialSheet } from './sheet/credential-sheet-plan.ts'
import { type CredentialSheet, listUseTasks } from './sheet/credential-sheet-rows.ts'

interface Deps {
  readonly directories: Directories
  readonly createPlan: CreatePlan
  readonly capabilities: Pick<CapabilityBook, 'find'>
  readonly connections: Pick<ConnectionStore, 'find'>
}

/** What a plan keeps to plan the same again: a selection by filters may match others by then. */
const keptOptions = z.discriminatedUnion('job', [
  z.object({
    job: z.literal('action'),
    action: credentialAction,
    ids: z.array(z.string()).readonly(),
  }),
  z.object({
    job: z.literal('create'),
    request: createNewCredentialPlan.body.omit({ connectionId: true }),
  }),
  z.object({ job: z.literal('sheet') }),
])
type Kept = z.input<typeof keptOptions>
type NewCredential = Omit<z.output<typeof createNewCredentialPlan.body>, 'connectionId'>

const abilityOf: Readonly<Record<CredentialAction['kind'], keyof CredentialAbilities | null>> = {
  share: 'share',
  unshare: 'share',
  password: 'changePassword',
  delete: 'delete',
  swap: null,
}

/** Plans for credentials: any action for any selection, new ones, and sheets. */
export class CredentialPlansService {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Errors stand in the contract. */
  async createPlan(
    connectionId: ConnectionId,
    selection: CredentialSelection,
    action: CredentialAction,
    authorId: string,
  ) {
    const { directory } = await openDirectory(this.#deps.directories, connectionId)
    const ids = await listChosen(directory, selection)
    return this.#planAction(connectionId, action, ids, authorId)
  }

  async createNew(connectionId: ConnectionId, request: NewCredential, authorId: string) {
    const { directory, takenAt } = await openDirectory(this.#deps.directories, connectionId)
    await this.#refuseUnlessAble(connectionId, 'create')
    const { items, why } = await directory.findContent('credential', {})
    if (why !== null) throw new AppError('content_not_available', { detail: why })
    const { receivers: wanted, userName } = request
    const receivers = await findReceivers(directory, wanted)
    const known = new Set(receivers.map(({ id }) => id))
    const goneIds = wanted.map(({ id }) => id).filter((id) => !known.has(id))
    const isNamesake = (item: { readonly userName: string }) =>
      item.userName.toLowerCase() === userName.toLowerCase()
    const knownIds = items.filter(isNamesake).map(({ id }) => id)
    const draft = planNewCredential({ userName, knownIds }, receivers, goneIds)
    const title = `Create the credential ${userName}`
    const kept = { job: 'create', request } as const
    return this.#store(connectionId, authorId, { title, takenAt, kept }, draft)
  }

  async createFromSheet(
    connectionId: ConnectionId,
    sheet: CredentialSheet,
    fileName: string,
    authorId: string,
  ) {
    const { directory, takenAt } = await openDirectory(this.#deps.directories, connectionId)
    const tasks = listUseTasks(sheet.rows)
    const ids = [...new Set(tasks.map(({ item }) => item.id))]
    // What a deletion looks at (shares and uses) is all that a swap needs.
    const facts = await gatherFacts(directory, { kind: 'delete' }, ids)
    if (tasks.some(({ kind }) => kind === 'swap')) {
      const { why } = await directory.findContent('schedule', { ids: [] })
      refuseUnread({ scheduleWhy: why })
    }
    const title = `Credentials from ${fileName}`
    const kept = { job: 'sheet' } as const
    const draft = planCredentialSheet(sheet.rows, facts)
    return this.#store(connectionId, authorId, { title, takenAt, kept }, draft)
  }

  /** Why something can't be done here: rows of a sheet that ask for it are faulty. */
  findCannot(connectionId: ConnectionId): Promise<CredentialAbilities> {
    return findAbilities(this.#deps, connectionId)
  }

  /** Plans the same again: what is as wanted by now writes nothing. */
  async replan(plan: PlanRecord, authorId: string) {
    const connectionId = connectionIdSchema.parse(plan.connectionId)
    const kept = keptOptions.parse(plan.options)
    if (kept.job === 'action')
      return this.#planAction(connectionId, kept.action, kept.ids, authorId)
    if (kept.job === 'create') return this.createNew(connectionId, kept.request, authorId)
    const detail = 'Nothing is kept of a sheet. Bring it again: what is as wanted is left alone.'
    throw new AppError('plan_empty', { detail })
  }

  async #planAction(
    connectionId: ConnectionId,
    action: CredentialAction,
    ids: readonly string[],
    authorId: string,
  ) {
    const { directory, takenAt } = await openDirectory(this.#deps.directories, connectionId)
    refuseTooMany(action, ids.length)
    const ability = abilityOf[action.kind]
    if (ability) await this.#refuseUnlessAble(connectionId, ability)
    const facts = await gatherFacts(directory, action, ids)
    const title = toCredentialTitle(action, facts)
    const kept = { job: 'action', action, ids: [...ids] } as const
    const draft = planCredentials(action, facts)
    return this.#store(connectionId, authorId, { title, takenAt, kept }, draft)
  }

  async #refuseUnlessAble(connectionId: ConnectionId, ability: keyof CredentialAbilities) {
    const why = (await this.findCannot(connectionId))[ability]
    if (why !== null) throw new AppError('action_not_available', { detail: why })
  }

  #store(
    connectionId: ConnectionId,
    authorId: string,
    { kept, takenAt, title }: { title: string; takenAt: string; kept: Kept },
    draft: PlanDraft,
  ) {
    return this.#deps.createPlan(
      {
        connectionId,
        authorId,
        slice: 'credentials',
        title,
        sheetId: null,
        options: kept,
        directoryTakenAt: takenAt,
      },
      draft.chunks(),
    )
  }
}

async function listChosen(
  directory: Directory,
  selection: CredentialSelection,
): Promise<readonly string[]> {
  if (selection.kind === 'ids') return [...new Set<string>(selection.ids)]
  const except = new Set<string>(selection.except)
  const found = await searchCredentials(directory, selection.filters)
  return found.map(({ id }) => id).filter((id) => !except.has(id))
}

function refuseTooMany(action: CredentialAction, count: number): void {
  if (count === 0) {
    const message = 'Nothing matches any more. Choose again.'
    const fields = [{ path: 'body.selection', rule: 'required', message }]
    throw new AppError('request_invalid', { fields })
  }
  const changeCount = 'receivers' in action ? count * action.receivers.length : count
  if (count <= maxSelectedCredentials && changeCount <= maxCredentialChanges) return
  const detail = `This would be ${changeCount.toLocaleString('en')} changes, and one plan may have ${maxCredentialChanges.toLocaleString('en')}. Choose fewer and make several plans.`
  throw new AppError('too_many_rows', { detail })
}
