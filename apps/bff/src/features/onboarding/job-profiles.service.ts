import { type ConnectionId, connectionId, jobProfileId } from '@curator/console-contract/ids'
import type { JobProfile, JobProfileBody } from '@curator/console-contract/job-profiles'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { JobProfileRecord, JobProfileStore } from '../../store/job-profile.store.ts'
import { isUniqueViolation } from '../../store/store-failure.ts'
import { readCollectionCell } from './collection-cell.ts'

/** Job profiles for people. A connection’s profiles are shared by everyone who may plan. */
export class JobProfilesService {
  readonly #profiles: JobProfileStore
  readonly #clock: Clock
  readonly #createId: () => string

  /** `createId` answers a UUID. */
  constructor(deps: {
    readonly profiles: JobProfileStore
    readonly clock: Clock
    readonly createId: () => string
  }) {
    this.#profiles = deps.profiles
    this.#clock = deps.clock
    this.#createId = deps.createId
  }

  async list(id: ConnectionId): Promise<{ items: JobProfile[] }> {
    return { items: (await this.#profiles.list(id)).map(toView) }
  }

  /** Throws `request_invalid` for cells that can't be read. */
  async create(body: JobProfileBody, authorId: string): Promise<JobProfile> {
    refuseFaultyCells(body)
    return this.#save({ ...body, id: this.#createId(), authorId })
  }

  /** The author stays; the connection can't be changed. */
  async update(id: string, body: JobProfileBody): Promise<JobProfile> {
    refuseFaultyCells(body)
    const { authorId, connectionId: ownConnection } = await this.#get(id)
    return this.#save({ ...body, id, authorId, connectionId: connectionId.parse(ownConnection) })
  }

  /** Removing what is gone already is no error. */
  async remove(id: string): Promise<void> {
    await this.#profiles.remove(id)
  }

  async #save(
    profile: JobProfileBody & { readonly id: string; readonly authorId: string },
  ): Promise<JobProfile> {
    await this.#profiles
      .save({ ...profile, updatedAt: this.#clock.now() })
      .catch((cause: unknown) => {
        if (!isUniqueViolation(cause, 'job_profile_name')) throw cause
        const detail = 'Another profile of this connection has it. Choose another name.'
        throw new AppError('name_taken', { detail, cause })
      })
    return toView(await this.#get(profile.id))
  }

  async #get(id: string): Promise<JobProfileRecord> {
    const profile = await this.#profiles.find(id)
    if (profile) return profile
    throw new AppError('not_found', { detail: 'The profile may have been removed.' })
  }
}

function refuseFaultyCells({ reach }: JobProfileBody): void {
  const [fault] = readCollectionCell(reach?.collections ?? '').faults
  if (!fault) return
  const fields = [{ path: 'body.reach.collections', rule: 'readable', message: fault.message }]
  throw new AppError('request_invalid', { fields })
}

function toView({ authorId: _, reach, ...profile }: JobProfileRecord): JobProfile {
  return {
    ...profile,
    ...(reach ? { reach } : {}),
    id: jobProfileId.parse(profile.id),
    connectionId: connectionId.parse(profile.connectionId),
    groups: [...profile.groups],
    updatedAt: profile.updatedAt.toISOString(),
  }
}
