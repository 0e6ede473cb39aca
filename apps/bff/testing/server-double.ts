import { userId } from '@curator/console-contract/ids'
import { AlteryxFailure, type AlteryxFailureKind } from '../src/alteryx/alteryx-failure.ts'
import type { AlteryxGateways, CallOptions, GatewayUser } from '../src/alteryx/gateways.ts'
import { systemClock } from '../src/core/clock.ts'
import type { Directory } from '../src/directory/directory.ts'
import type { UserFields } from '../src/plans/change.ts'

/** What happens to a write; reads never fail. `late`: applied after the answer was lost. */
export const mishaps = [
  'none',
  'lost_before',
  'lost_after',
  'late',
  'error_after',
  'busy',
  'unreachable',
  'refused',
] as const
export type Mishap = (typeof mishaps)[number]

/** Longest time a late write takes. */
export const lateMs = 40

/** A Server that takes everything, duplicates included, and fails by script: one entry a write, then none. */
export class ServerDouble {
  readonly users: GatewayUser[] = []
  readonly groups: { id: string; name: string; role: string; memberIds: string[] }[] = []
  readonly #script: Mishap[]
  #callCount = 0
  #writeCount = 0
  /** Told the number of each call before it is worked on. */
  onCall: (callCount: number) => void = () => undefined

  constructor(script: readonly Mishap[]) {
    this.#script = [...script]
  }

  /** A door that goes silent when `isAlive` says so, as one of a killed process does. */
  open(isAlive: () => boolean): AlteryxGateways {
    const never = new Promise<never>(() => undefined)
    const noShares = { get: () => never, share: () => never, unshare: () => never }
    const call = async <T>(
      options: CallOptions,
      write: string | null,
      work: () => T,
    ): Promise<T> => {
      await Promise.resolve()
      if (!isAlive()) return never
      options.signal?.throwIfAborted()
      options.beforeSend?.()
      this.#callCount += 1
      this.onCall(this.#callCount)
      const answer = await this.#answer(write, work).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      )
      await systemClock.sleep(1)
      if (!isAlive()) return never
      if ('error' in answer) throw answer.error
      return answer.value
    }
    const find = (id: string) => {
      const user = this.users.find((each) => each.id === id)
      if (!user) throw fail('not_found')
      return user
    }
    return {
      users: {
        readAllInFull: () => never,
        readAllReduced: () => never,
        get: (id, options) => call(options, null, () => find(id)),
        findByEmail: (email, options) =>
          call(options, null, () => this.users.filter((user) => user.email === email)),
        create: (fields, options) => call(options, 'Users_CreateUser', () => this.#create(fields)),
        update: async (id, decide, options) => {
          const current = await call(options, null, () => find(id))
          const set = decide(current)
          if (set === null) return current
          return call(options, 'Users_UpdateUser', () => Object.assign(find(id), set))
        },
        deactivate: () => never,
        remove: () => never,
        resetPassword: () => never,
        listAssets: () => never,
        transferAssets: () => never,
      },
      documents: { readSwagger: () => never },
      calls: { send: () => never, protect: (call) => ({ ...call, sealed: null }) },
      userGroups: {
        list: (options) => call(options, null, () => this.groups),
        get: (id, options) =>
          call(options, null, () => {
            const group = this.groups.find((each) => each.id === id)
            if (!group) throw fail('not_found')
            const memberIds = [...group.memberIds]
            return { ...group, dateAdded: null, memberIds, directorySids: [] }
          }),
        create: ({ name, role }, options) =>
          call(options, 'UserGroups_CreateUserGroup', () => {
            const id = `group-${this.groups.length + 1}`
            this.groups.push({ id, name, role, memberIds: [] })
            return id
          }),
        addMembers: (id, userIds, options) =>
          call(options, 'UserGroups_AddUsersToGroup', () => {
            this.groups.find((each) => each.id === id)?.memberIds.push(...userIds)
            return new Map()
          }),
        update: () => never,
        remove: () => never,
        removeMember: () => never,
        addDirectoryGroup: () => never,
        removeDirectoryGroup: () => never,
      },
      workflows: { readAllInFull: () => never, get: () => never, transfer: () => never },
      schedules: {
        readAllInFull: () => never,
        get: () => never,
        listOfWorkflow: () => never,
        patch: () => never,
        create: () => never,
        remove: () => never,
      },
      forecast: { listRuns: () => never },
      collections: {
        readAllInFull: () => never,
        readAllRights: () => never,
        list: () => never,
        get: () => never,
        create: () => never,
        update: () => never,
        remove: () => never,
        setMember: () => never,
        removeMember: () => never,
        addAsset: () => never,
        removeAsset: () => never,
      },
      credentials: {
        readAllInFull: () => never,
        list: () => never,
        create: () => never,
        changePassword: () => never,
        remove: () => never,
        ...noShares,
      },
      dataConnections: {
        readAllInFull: () => never,
        rename: () => never,
        remove: () => never,
        readConnectionString: () => never,
        listSystem: () => never,
        ...noShares,
      },
      auditLog: { list: () => never },
      studios: {
        listStudios: () => never,
        listPeople: () => never,
        listInFull: () => never,
        get: () => never,
        create: () => never,
        update: () => never,
        moveUsers: () => never,
        remove: () => never,
      },
      dcm: {
        list: () => never,
        get: () => never,
        update: () => never,
        create: () => never,
        unshare: () => never,
        remove: () => never,
        listRules: () => never,
        getRule: () => never,
        saveRule: () => never,
        removeRule: () => never,
      },
      load: () => ({ inFlight: 0, width: 4, isOpen: false }),
      close: async () => undefined,
    }
  }

  async #answer<T>(write: string | null, work: () => T): Promise<T> {
    if (write === null) return work()
    const mishap = this.#script[this.#writeCount] ?? 'none'
    this.#writeCount += 1
    if (mishap === 'none') return work()
    if (mishap === 'lost_after' || mishap === 'error_after') work()
    if (mishap === 'late') setTimeout(work, lateMs)
    const isUnclear = mishap !== 'busy' && mishap !== 'unreachable' && mishap !== 'refused'
    throw fail(isUnclear ? 'unclear' : mishap, write, mishap === 'error_after')
  }

  #create(fields: UserFields): GatewayUser {
    const user = {
      ...emptyUser,
      ...fields,
      id: userId.parse(`user-${this.users.length + 1}`),
    } as GatewayUser
    this.users.push(user)
    return user
  }

  /** The directory as it would be, read this very moment. */
  toDirectory(): Directory {
    const now = () => systemClock.now().toISOString()
    return {
      status: () => ({
        state: 'ready',
        takenAt: now(),
        isRefreshing: false,
        userCount: 0,
        groupCount: 0,
        problem: null,
      }),
      findUsersByEmail: async (emails: readonly string[]) =>
        this.users
          .filter((user) => emails.includes(user.email))
          .map((user) => ({ ...user, groups: [], createdAt: null })),
      findGroupsById: async (ids: readonly string[]) =>
        this.groups.filter((group) => ids.includes(group.id)),
      findGroupsByName: async (names: readonly string[]) =>
        this.groups.filter((group) => names.includes(group.name)),
      patch: async () => undefined,
    } as unknown as Directory
  }
}

const emptyUser = {
  firstName: '',
  lastName: '',
  role: 'Viewer',
  isActive: true,
  timeZone: '',
  language: '',
  defaultWorkerTag: '',
  defaultCredentialId: '',
}

function fail(kind: AlteryxFailureKind, operationId = 'read', isSettled = false): AlteryxFailure {
  return new AlteryxFailure({
    kind,
    operationId,
    status: null,
    serverText: kind,
    retryAfterMs: kind === 'busy' ? 5 : null,
    message: `The double says ${kind}.`,
    isSettled,
  })
}
