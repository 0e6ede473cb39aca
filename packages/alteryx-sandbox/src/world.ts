import type { ServerRole } from '@curator/alteryx-contract/values'
import { AuditLog } from './audit/audit-log.ts'
import type { CollectionRecord } from './collections/collection-record.ts'
import type { CredentialRecord } from './credentials/credential-record.ts'
import type {
  DataConnectionRecord,
  SystemConnectionRecord,
} from './data-connections/data-connection-record.ts'
import type { DcmConnectionRecord, DcmRuleRecord } from './dcm/dcm-record.ts'
import type { InsightRecord } from './insights/insight-record.ts'
import { InputFiles } from './jobs/input-files.ts'
import { JobQueue } from './jobs/job-queue.ts'
import type { JobRecord } from './jobs/job-record.ts'
import { series, toObjectId } from './object-id.ts'
import type {
  AssetKind,
  DirectoryMemberRecord,
  DirectoryObject,
  MailRecord,
  MemberRecord,
  UserGroupRecord,
  UserPatch,
  UserRecord,
} from './records.ts'
import type { ScheduleRecord } from './schedules/schedule-record.ts'
import { Sharing } from './sharing.ts'
import type { SubscriptionRecord } from './subscriptions/subscription-record.ts'
import { OwnedTable, Table } from './table.ts'
import { Timeline } from './timeline.ts'
import type { WorkflowRecord } from './workflows/workflow-record.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Group = Omit<Writable<UserGroupRecord>, 'members' | 'directoryMembers'> & {
  members: Map<string, MemberRecord>
  directoryMembers: Map<string, DirectoryMemberRecord>
}

/** The role of somebody `Evaluated` whom no group raises. A setting of a real Server; here fixed. */
export const defaultRole: ServerRole = 'Viewer'
const rank: readonly ServerRole[] = ['NoAccess', 'Viewer', 'Member', 'Artisan', 'Curator']
const keptMails = 1000

/**
 * Everything a practice server holds, in memory. Each method leaves both ends of every relation in step; the routes
 * decide what is allowed, the world only keeps itself consistent.
 */
export class World {
  /** Groups and persons of the directory by SID. */
  readonly directoryGroups = new Map<string, DirectoryObject>()
  readonly mails: MailRecord[] = []
  readonly workflows = new OwnedTable<WorkflowRecord>()
  /** Deleted ones; V1 lists them still. */
  readonly deletedWorkflows = new Table<WorkflowRecord>()
  readonly schedules = new OwnedTable<ScheduleRecord>()
  readonly jobs = new OwnedTable<JobRecord>()
  readonly jobQueue = new JobQueue()
  readonly inputFiles = new InputFiles()
  readonly collections = new OwnedTable<CollectionRecord>()
  readonly insights = new OwnedTable<InsightRecord>()
  readonly credentials = new Table<CredentialRecord>()
  readonly credentialShares = new Sharing()
  readonly dataConnections = new Table<DataConnectionRecord>()
  readonly connectionShares = new Sharing()
  readonly systemConnections = new Table<SystemConnectionRecord>()
  readonly dcmConnections = new OwnedTable<DcmConnectionRecord>()
  readonly dcmExecution = new Sharing()
  readonly dcmCollaboration = new Sharing()
  readonly dcmRules = new Table<DcmRuleRecord>()
  readonly subscriptions = new Table<SubscriptionRecord>()
  readonly audit = new AuditLog()
  readonly timeline = new Timeline()
  /** ULID up to which usage events were removed; the events themselves follow from jobs and sign-ins. */
  usageRemovedUpTo = ''
  /** Grows with every change of a person; lists are cached by it. */
  version = 0
  /** The person the practice key belongs to: a Curator with API access. */
  ownerId = ''
  readonly #users = new Map<string, UserRecord>()
  readonly #groups = new Map<string, Group>()
  readonly #byEmail = new Map<string, UserRecord[]>()
  #created = 0

  get users(): ReadonlyMap<string, UserRecord> {
    return this.#users
  }

  get userGroups(): ReadonlyMap<string, UserGroupRecord> {
    return this.#groups
  }

  /** A fresh id, unique in this world. */
  newId(nowMs: number, kind: keyof typeof series): string {
    this.#created += 1
    // The upper half of the numbers, so that it never meets the id of a person a world began with.
    return toObjectId(nowMs, series[kind], 0x800000 + this.#created)
  }

  addUser(user: UserRecord): UserRecord {
    this.#users.set(user.id, user)
    this.#indexEmail(user)
    this.version += 1
    return user
  }

  /** Everybody with this e-mail, case apart. More than one only where duplicates are accepted. */
  findByEmail(email: string): readonly UserRecord[] {
    return this.#byEmail.get(email.toLowerCase()) ?? []
  }

  /** Throws a `RangeError` for an unknown id, as do all methods that change something. */
  updateUser(userId: string, patch: UserPatch): UserRecord {
    const user = this.#user(userId)
    const moves = patch.email !== undefined && patch.email !== user.email
    if (moves) this.#unindexEmail(user)
    Object.assign(user, patch)
    if (moves) this.#indexEmail(user)
    this.version += 1
    return user
  }

  /** Also leaves all groups; what the person owned stays without an owner, so check before. */
  removeUser(userId: string): void {
    const user = this.#user(userId)
    this.leaveAllGroups(userId)
    this.credentialShares.forgetReceiver('user', userId)
    this.connectionShares.forgetReceiver('user', userId)
    this.dcmExecution.forgetReceiver('user', userId)
    this.dcmCollaboration.forgetReceiver('user', userId)
    for (const { id } of this.dcmConnections.of(userId)) this.removeDcmConnection(id)
    this.#unindexEmail(user)
    this.#users.delete(userId)
    this.version += 1
  }

  addUserGroup(
    group: Pick<UserGroupRecord, 'id' | 'name' | 'role' | 'dateAdded'>,
  ): UserGroupRecord {
    const record: Group = { ...group, members: new Map(), directoryMembers: new Map() }
    this.#groups.set(record.id, record)
    return record
  }

  updateUserGroup(
    userGroupId: string,
    patch: Partial<Pick<UserGroupRecord, 'name' | 'role'>>,
  ): void {
    Object.assign(this.#group(userGroupId), patch)
  }

  removeUserGroup(userGroupId: string): void {
    const group = this.#group(userGroupId)
    for (const userId of [...group.members.keys()]) this.leaveGroup(userGroupId, userId)
    this.credentialShares.forgetReceiver('userGroup', userGroupId)
    this.connectionShares.forgetReceiver('userGroup', userGroupId)
    this.dcmExecution.forgetReceiver('userGroup', userGroupId)
    this.dcmCollaboration.forgetReceiver('userGroup', userGroupId)
    this.#groups.delete(userGroupId)
  }

  /** False when the person was a member already. */
  joinGroup(userGroupId: string, member: MemberRecord): boolean {
    const group = this.#group(userGroupId)
    const user = this.#user(member.userId)
    if (group.members.has(user.id)) return false
    group.members.set(user.id, member)
    user.userGroupIds = [...user.userGroupIds, userGroupId]
    return true
  }

  /** False when the person was no member. */
  leaveGroup(userGroupId: string, userId: string): boolean {
    const group = this.#group(userGroupId)
    if (!group.members.delete(userId)) return false
    const user = this.#user(userId)
    user.userGroupIds = user.userGroupIds.filter((id) => id !== userGroupId)
    return true
  }

  /** The ids of the groups the person was in. */
  leaveAllGroups(userId: string): string[] {
    const left = [...this.#user(userId).userGroupIds]
    for (const userGroupId of left) this.leaveGroup(userGroupId, userId)
    return left
  }

  joinDirectoryGroup(userGroupId: string, member: DirectoryMemberRecord): void {
    this.#group(userGroupId).directoryMembers.set(member.activeDirectoryObject.sid, member)
  }

  /** False when the directory group was no member. */
  leaveDirectoryGroup(userGroupId: string, sid: string): boolean {
    return this.#group(userGroupId).directoryMembers.delete(sid)
  }

  /** What a person owns of the three kinds that stand in the way of deleting them. */
  assetsOf(
    userId: string,
  ): Record<AssetKind, readonly { readonly id: string; readonly name: string }[]> {
    return {
      workflows: this.workflows.of(userId),
      schedules: this.schedules.of(userId),
      collections: this.collections.of(userId),
    }
  }

  /** With both kinds of sharing; a rule that names it keeps the name. */
  removeDcmConnection(id: string): void {
    this.dcmExecution.forgetThing(id)
    this.dcmCollaboration.forgetThing(id)
    this.dcmConnections.remove(id)
  }

  /** `Evaluated` is resolved from the person's groups and the default role (reference 3.2). */
  effectiveRole(user: UserRecord): ServerRole {
    if (user.role !== 'Evaluated') return user.role
    const roles = user.userGroupIds.map((id) => this.#group(id).role)
    return roles.reduce(
      (best, role) => (rank.indexOf(role) > rank.indexOf(best) ? role : best),
      defaultRole,
    )
  }

  /** Remembers a mail; the oldest go first. */
  sendMail(mail: MailRecord): void {
    if (this.mails.length >= keptMails) this.mails.shift()
    this.mails.push(mail)
  }

  #user(userId: string): Writable<UserRecord> {
    const user = this.#users.get(userId)
    if (!user) throw new RangeError(`no user ${userId}`)
    return user
  }

  #group(userGroupId: string): Group {
    const group = this.#groups.get(userGroupId)
    if (!group) throw new RangeError(`no user group ${userGroupId}`)
    return group
  }

  #indexEmail(user: UserRecord): void {
    const key = user.email.toLowerCase()
    const others = this.#byEmail.get(key)
    if (others) others.push(user)
    else this.#byEmail.set(key, [user])
  }

  #unindexEmail(user: UserRecord): void {
    const key = user.email.toLowerCase()
    const left = this.findByEmail(key).filter((other) => other.id !== user.id)
    if (left.length > 0) this.#byEmail.set(key, left)
    else this.#byEmail.delete(key)
  }
}
