import type { SavedView, ViewList } from '@curator/console-contract/saved-views'
import type { Account } from '@curator/console-contract/session'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { SavedViewRecord, SavedViewStore, ViewOwner } from '../../store/saved-view.store.ts'
import { isUniqueViolation } from '../../store/store-failure.ts'

interface SavedViewsDeps {
  readonly views: SavedViewStore
  readonly clock: Clock
  /** Answers a UUID. */
  readonly createId: () => string
}

type ViewBody = Pick<SavedView, 'list' | 'name' | 'search' | 'isShared'>

/** Views of lists that people saved. Throws `not_found` and `name_taken`. */
export class SavedViewsService {
  readonly #deps: SavedViewsDeps

  constructor(deps: SavedViewsDeps) {
    this.#deps = deps
  }

  async list(list: ViewList, account: Account) {
    const views = await this.#deps.views.list(list, account.id)
    return { items: views.map((view) => toView(view, account)) }
  }

  async create(body: ViewBody, account: Account): Promise<SavedView> {
    const { clock, createId, views } = this.#deps
    const id = createId()
    const view = { ...body, id, authorId: account.id, updatedAt: clock.now() }
    await views.create(view).catch(toNameTaken)
    return this.#get(id, account)
  }

  async update(id: string, body: ViewBody, account: Account): Promise<SavedView> {
    const { clock, views } = this.#deps
    const view = { ...body, id, updatedAt: clock.now() }
    const isDone = await views.update(view, toOwner(account)).catch(toNameTaken)
    if (!isDone) throw gone()
    return this.#get(id, account)
  }

  async remove(id: string, account: Account): Promise<void> {
    if (!(await this.#deps.views.remove(id, toOwner(account)))) throw gone()
  }

  async #get(id: string, account: Account): Promise<SavedView> {
    const view = await this.#deps.views.find(id)
    if (!view) throw gone()
    return toView(view, account)
  }
}

const toOwner = ({ id, role }: Account): ViewOwner => ({
  id,
  isAdministrator: role === 'administrator',
})

function toView(view: SavedViewRecord, account: Account): SavedView {
  const { authorId, updatedAt, ...rest } = view
  return { ...rest, isOwn: authorId === account.id, updatedAt: updatedAt.toISOString() }
}

function gone(): AppError {
  const detail = 'The view may have been removed, or is not yours to change.'
  return new AppError('not_found', { detail })
}

function toNameTaken(cause: unknown): never {
  if (isUniqueViolation(cause, 'saved_view_own_name'))
    throw nameTaken('Another view of yours has it.', cause)
  if (isUniqueViolation(cause, 'saved_view_shared_name'))
    throw nameTaken('Another view that is shared has it.', cause)
  throw cause
}

const nameTaken = (where: string, cause: unknown) =>
  new AppError('name_taken', { detail: `${where} Choose another name.`, cause })
