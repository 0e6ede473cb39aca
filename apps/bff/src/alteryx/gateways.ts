import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import type { DirectoryPatchUser, DirectorySchedule } from '../directory/directory.ts'
import type { OwnedAssets, UserFields } from '../plans/change.ts'
import type { ForecastRuns, Stretch } from '../schedules/load/to-run-table.ts'
import type { CallsGateway } from './calls.gateway.ts'
import type { CollectionsGateway } from './collection-calls.ts'
import type { DcmGateway } from './dcm-door.ts'
import type { DocumentsGateway } from './documents.gateway.ts'
import type { CredentialsGateway, GatewayShares, SharesGateway } from './share-door.ts'
import type { StudiosGateway } from './studio-door.ts'

/** Who waits for a call: `people` go before `bulk`; `bulk` is held back by the connection's limiter. */
export type Priority = 'people' | 'bulk'

/** Options of every gateway call. */
export interface CallOptions {
  readonly priority: Priority
  readonly signal?: AbortSignal | undefined
  /**
   * Asked right before the request leaves, after any waiting in the limiter. Throws to hold it back: the runner checks
   * its lease here.
   */
  readonly beforeSend?: (() => void) | undefined
}

/** A user as a write or look-up answers it, in console words. */
export type GatewayUser = DirectoryPatchUser

/** The console's door to users of one connection. All methods throw `AlteryxFailure`. */
export interface UsersGateway {
  /** Raw bytes of `GET /v3/users?view=Full`, for the directory worker to parse. */
  readAllInFull(options: CallOptions): Promise<Uint8Array>
  /** Raw bytes of the short list, which alone has creation dates. */
  readAllReduced(options: CallOptions): Promise<Uint8Array>
  get(userId: string, options: CallOptions): Promise<GatewayUser>
  /** By e-mail, compared again here without case and exactly: the Server's matching is not documented. */
  findByEmail(email: string, options: CallOptions): Promise<readonly GatewayUser[]>
  create(fields: UserFields, options: CallOptions): Promise<GatewayUser>
  /**
   * PUT needs the whole object: reads the user, hands it to `decide`, and writes the merge of what was read and what
   * `decide` returns; fields this build does not know are carried through. No write when `decide` returns null.
   */
  update(
    userId: string,
    decide: (current: GatewayUser) => UserFields | null,
    options: CallOptions,
  ): Promise<GatewayUser>
  /** Takes all groups away; answers their ids, once. */
  deactivate(userId: string, options: CallOptions): Promise<readonly string[]>
  remove(userId: string, options: CallOptions): Promise<void>
  /** Lets the Server mail a link; whether it did can't be seen. */
  resetPassword(userId: string, options: CallOptions): Promise<void>
  /** What the user owns, not what is shared with them. */
  listAssets(userId: string, options: CallOptions): Promise<OwnedAssets>
  /** Answers the ids of schedules that break once the old owner is deleted. */
  transferAssets(
    userId: string,
    transfer: {
      readonly receiverId: string
      readonly transferWorkflows: boolean
      readonly transferSchedules: boolean
      readonly transferCollections: boolean
    },
    options: CallOptions,
  ): Promise<readonly string[]>
}

/** A group as the Server answers it. */
export interface GatewayGroup {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly dateAdded: string | null
  readonly memberIds: readonly string[]
  /** Groups of the directory service that are members; Windows sign-in only. */
  readonly directorySids: readonly string[]
}

/** The console's door to user groups of one connection. All methods throw `AlteryxFailure`. */
export interface UserGroupsGateway {
  list(options: CallOptions): Promise<readonly { id: string; name: string; role: string }[]>
  get(groupId: string, options: CallOptions): Promise<GatewayGroup>
  /** Answers the id of the new group. */
  create(
    group: { readonly name: string; readonly role: string },
    options: CallOptions,
  ): Promise<string>
  /** One array call of at most 500 ids. Answers the reason for each refused id; an id not in it was added. */
  addMembers(
    groupId: string,
    userIds: readonly string[],
    options: CallOptions,
  ): Promise<ReadonlyMap<string, string>>
  /**
   * PUT needs name and role: reads the group, hands it to `decide`, writes the merge and reads back, because the Server
   * answers nothing. No write when `decide` returns null.
   */
  update(
    groupId: string,
    decide: (current: GatewayGroup) => GroupValues | null,
    options: CallOptions,
  ): Promise<GatewayGroup>
  /** Refused without `force` while the group has members. */
  remove(groupId: string, force: boolean, options: CallOptions): Promise<void>
  /** Answers the group afterwards. Succeeds for somebody who is no member, too. */
  removeMember(groupId: string, userId: string, options: CallOptions): Promise<GatewayGroup>
  addDirectoryGroup(groupId: string, sid: string, options: CallOptions): Promise<void>
  removeDirectoryGroup(groupId: string, sid: string, options: CallOptions): Promise<void>
}

/** Name and role of a group, or the one of them that is to be set. */
export interface GroupValues {
  readonly name?: string
  readonly role?: string
}

/** What the console wants to know of something before it changes its owner. */
export interface GatewayAsset {
  readonly id: string
  readonly name: string
  readonly ownerId: string
}

/** The console's door to workflows of one connection. All methods throw `AlteryxFailure`. */
export interface WorkflowsGateway {
  /** Raw bytes of the full list, for the directory worker to parse. */
  readAllInFull(options: CallOptions): Promise<Uint8Array>
  get(workflowId: string, options: CallOptions): Promise<GatewayAsset>
  /** Hands it to another owner; its schedules stay where they are. */
  transfer(workflowId: string, ownerId: string, options: CallOptions): Promise<void>
}

/** A schedule as a write or look-up answers it; `isEnabled` is null where the Server does not say. */
export type GatewaySchedule = Omit<DirectorySchedule, 'isEnabled'> & {
  readonly isEnabled: boolean | null
}

/** When a schedule runs. A rule is never sent without its zone: the Server would read it in another (reference 2.5). */
export interface ScheduleTiming {
  readonly rule: ScheduleRule
  /** IANA name; empty is UTC. */
  readonly timeZone: string
}

/** Fields of a schedule that can be set, any of them. */
export interface ScheduleFields {
  readonly name?: string
  readonly comment?: string
  readonly ownerId?: string
  readonly priority?: string
  readonly workerTag?: string
  readonly credentialId?: string
  readonly isEnabled?: boolean
}

/** The console's door to schedules of one connection. All methods throw `AlteryxFailure`. */
export interface SchedulesGateway {
  /** Raw bytes of the full list, for the directory worker to parse. */
  readAllInFull(options: CallOptions): Promise<Uint8Array>
  get(scheduleId: string, options: CallOptions): Promise<GatewaySchedule>
  /** Schedules of one workflow, each read whole. */
  listOfWorkflow(workflowId: string, options: CallOptions): Promise<readonly GatewaySchedule[]>
  /** Changes what is given and leaves the rest. Never PUT: the rule of a schedule can't be read back. */
  patch(
    scheduleId: string,
    values: ScheduleFields & { readonly timing?: ScheduleTiming | undefined },
    options: CallOptions,
  ): Promise<GatewaySchedule>
  /** Answers the id of the new schedule, which belongs to the user of the console's key and is on. */
  create(
    values: Required<Omit<ScheduleFields, 'ownerId' | 'isEnabled'>> & {
      readonly workflowId: string
      readonly timing: ScheduleTiming
    },
    options: CallOptions,
  ): Promise<string>
  remove(scheduleId: string, options: CallOptions): Promise<void>
}

/** Runs that the Server expects. Throws `AlteryxFailure`; not every Server answers V2. */
export interface ForecastGateway {
  /** Runs that start within a stretch of less than 45 days, in no order of their own; past ones may be missing. */
  listRuns(stretch: Stretch, options: CallOptions): Promise<ForecastRuns>
}

/** A data connection as a look-up or write answers it, without its connection string. */
export interface GatewayDataConnection extends GatewayShares {
  readonly id: string
  readonly name: string
  readonly connectionType: string
}

/** The console's door to Server data connections. All methods throw `AlteryxFailure`. */
export interface DataConnectionsGateway extends SharesGateway<GatewayDataConnection> {
  rename(id: string, name: string, options: CallOptions): Promise<GatewayDataConnection>
  remove(id: string, options: CallOptions): Promise<void>
  /** The one way out of this door for a connection string, for a person who asked for it. */
  readConnectionString(id: string, options: CallOptions): Promise<string>
  /** Aliases on the Server's own machine, from V1. */
  listSystem(
    options: CallOptions,
  ): Promise<
    readonly { readonly id: string; readonly name: string; readonly connectionType: string }[]
  >
  /** Bytes of the full list without the connection strings, which may hold passwords and stay behind this door. */
  readAllInFull(options: CallOptions): Promise<Uint8Array>
}

/** Who changed what, as the Server itself keeps it. */
export interface AuditEntry {
  /** `User`, `UserGroup`, … */
  readonly entity: string
  readonly entityId: string
  /** Who did it; empty for nobody. */
  readonly actorId: string
  /** A UTC instant. */
  readonly at: string
  /** `insert`, `update`, `delete`, or something new. */
  readonly event: string
  /** Text of a form that no source describes. */
  readonly oldValues: string
  readonly newValues: string
}

/** The Server's audit log. Throws `AlteryxFailure`; not every Server answers V1. */
export interface AuditLogGateway {
  /** Entries of one kind of object, newest first; `isWhole` is false when there are more than the console reads. */
  list(
    entity: 'User' | 'UserGroup',
    options: CallOptions,
  ): Promise<{ readonly entries: readonly AuditEntry[]; readonly isWhole: boolean }>
}

/** Everything the console may do on one connection. */
export interface AlteryxGateways {
  readonly users: UsersGateway
  readonly userGroups: UserGroupsGateway
  readonly workflows: WorkflowsGateway
  readonly schedules: SchedulesGateway
  readonly forecast: ForecastGateway
  readonly collections: CollectionsGateway
  readonly credentials: CredentialsGateway
  readonly dataConnections: DataConnectionsGateway
  readonly studios: StudiosGateway
  readonly dcm: DcmGateway
  readonly auditLog: AuditLogGateway
  readonly calls: CallsGateway
  readonly documents: DocumentsGateway
  /** Calls in flight and the limiter's present width; for progress and estimates. */
  load(): { readonly inFlight: number; readonly width: number; readonly isOpen: boolean }
  close(): Promise<void>
}
