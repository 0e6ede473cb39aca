import {
  type DcmAction,
  type DcmRuleAction,
  dcmAction,
  dcmRuleAction,
} from '@curator/console-contract/dcm-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import { z } from 'zod'
import type { GatewayDcmRule } from '../../../alteryx/dcm-door.ts'
import { AppError } from '../../../core/app-error.ts'
import type { Directories } from '../../../directory/directory.ts'
import { openDirectory } from '../../../directory/open-directory.ts'
import type { PlanDraft } from '../../../plans/plan-draft.ts'
import type { CreatePlan } from '../../../plans/plan-writer.ts'
import { toWho } from '../../../plans/planned/words.ts'
import type { DcmService } from './dcm.service.ts'
import { type KnownDcm, planDcm } from './dcm-plan.ts'
import { planDcmRules } from './dcm-rule-plan.ts'

interface Deps {
  readonly directories: Directories
  readonly dcm: DcmService
  readonly createPlan: CreatePlan
}

/** What a plan keeps to plan the same again. */
const kept = z.union([z.object({ dcm: dcmAction }), z.object({ rule: dcmRuleAction })])

/** Plans for DCM connections and handling rules. */
export class DcmPlansService {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Errors stand in the contract. */
  async createPlan(connectionId: ConnectionId, action: DcmAction, authorId: string) {
    const { directory } = await openDirectory(this.#deps.directories, connectionId)
    const byId = await this.readKnown(connectionId)
    const ownerName =
      action.kind === 'create' ? await findOwner(directory, action.draft.ownerId) : ''
    const draft = planDcm(action, { byId, ownerName })
    return this.store(connectionId, draft, toTitle(action, byId), { dcm: action }, authorId)
  }

  /** All as they are now, by id. Throws `action_not_available`. */
  async readKnown(connectionId: ConnectionId): Promise<ReadonlyMap<string, KnownDcm>> {
    const read = await this.#deps.dcm.readAll(connectionId, true)
    if (read.why !== null) throw new AppError('action_not_available', { detail: read.why })
    const views = await this.#deps.dcm.toViews(connectionId, read.value)
    return new Map(
      views.flatMap((view, at) => {
        const raw = read.value[at]
        return raw ? [[view.id as string, { raw, view }] as const] : []
      }),
    )
  }

  /** All as they are now. Throws `action_not_available`. */
  async readRules(connectionId: ConnectionId): Promise<readonly GatewayDcmRule[]> {
    const read = await this.#deps.dcm.readRules(connectionId)
    if (read.why !== null) throw new AppError('action_not_available', { detail: read.why })
    return read.value
  }

  async createRulePlan(connectionId: ConnectionId, action: DcmRuleAction, authorId: string) {
    const draft = planDcmRules(action, await this.readRules(connectionId))
    const title =
      action.kind === 'save'
        ? `Save the handling rule for “${action.sourceTitle || action.sourceConnectionId}”`
        : `Delete ${action.ids.length === 1 ? 'a handling rule' : `${action.ids.length} handling rules`}`
    return this.store(connectionId, draft, title, { rule: action }, authorId)
  }

  /** Null for options that are not about DCM. */
  parseKept(options: unknown) {
    const parsed = kept.safeParse(options)
    return parsed.success ? parsed.data : null
  }

  async store(
    connectionId: ConnectionId,
    draft: PlanDraft,
    title: string,
    options: Readonly<Record<string, unknown>>,
    authorId: string,
  ) {
    const { takenAt } = await openDirectory(this.#deps.directories, connectionId)
    return this.#deps.createPlan(
      {
        connectionId,
        authorId,
        slice: 'data-connections',
        title,
        sheetId: null,
        options: { ...options },
        directoryTakenAt: takenAt,
      },
      draft.chunks(),
    )
  }
}

/** Throws `not_found`. */
async function findOwner(
  directory: Awaited<ReturnType<typeof openDirectory>>['directory'],
  ownerId: string,
) {
  const [user] = await directory.findUsersById([ownerId])
  if (user) return toWho({ name: `${user.firstName} ${user.lastName}`.trim(), email: user.email })
  throw new AppError('not_found', { detail: 'The owner is not on this Server, or no longer.' })
}

function toTitle(
  action: DcmAction,
  byId: ReadonlyMap<string, { readonly view: { readonly name: string } }>,
): string {
  if (action.kind === 'create') return `Create the DCM connection “${action.draft.name}”`
  const ids = 'ids' in action ? action.ids : [action.id]
  const [only] = ids
  const name = ids.length === 1 && only ? byId.get(only)?.view.name : undefined
  const what = name === undefined ? `${ids.length} DCM connections` : `the DCM connection “${name}”`
  switch (action.kind) {
    case 'unshare':
      return `Unshare ${what}`
    case 'delete':
      return `Delete ${what}`
    case 'secret':
      return `Change the secret of ${what}`
    case 'expiry':
      return `Change when the secret of ${what} ends`
    case 'update':
      return `Change ${what}`
  }
}
