import type { CredentialAction } from '@curator/console-contract/credential-plans'
import type { CredentialUses } from '../../directory/credential-uses.ts'
import type { DirectoryCredential, DirectoryUser } from '../../directory/directory.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import { toChangePassword, toDeleteCredential } from '../../plans/planned/credential-changes.ts'
import { toPatchSchedule } from '../../plans/planned/schedule-changes.ts'
import { toUpdateUser } from '../../plans/planned/user-changes.ts'
import { joinWords } from '../../plans/planned/words.ts'
import { addShareRow, type KnownReceiver, type SharedItem } from '../../shares/share-rows.ts'
import { listUnshared, sayUnshared } from './unshared-owner-rules.ts'

export interface CredentialFacts {
  /** Chosen ones that are on the Server; the others by id. */
  readonly credentials: readonly DirectoryCredential[]
  readonly goneIds: readonly string[]
  readonly receivers: readonly KnownReceiver[]
  readonly goneReceiverIds: readonly string[]
  /** What uses the chosen ones; read for `delete` and `swap` only. */
  readonly uses: ReadonlyMap<string, CredentialUses>
  /** People whose default is one of the chosen ones, and owners of schedules that use them. */
  readonly users: ReadonlyMap<string, DirectoryUser>
  /** What is used in place of the chosen ones. */
  readonly into: DirectoryCredential | null
}

export const gone = 'It is not on the Server, or no longer. Refresh the directory and choose again.'

/** Plans what is to be done with credentials. */
export function planCredentials(action: CredentialAction, facts: CredentialFacts): PlanDraft {
  const draft = new PlanDraft()
  for (const credential of facts.credentials) addCredential(draft, action, credential, facts)
  for (const subject of [...facts.goneIds, ...facts.goneReceiverIds])
    draft.addRow({ subject, verdict: 'invalid', reasons: [gone], changeSeqs: [] })
  return draft
}

function addCredential(
  draft: PlanDraft,
  action: CredentialAction,
  credential: DirectoryCredential,
  facts: CredentialFacts,
): void {
  switch (action.kind) {
    case 'share':
    case 'unshare':
      for (const receiver of facts.receivers)
        addShareRow(draft, action.kind, toCredentialItem(credential), receiver)
      return
    case 'password':
      addPasswordChange(draft, credential)
      return
    case 'delete':
      addDeletion(draft, credential, facts.uses)
      return
    case 'swap':
      addSwaps(draft, action, credential, facts)
  }
}

export const toCredentialItem = ({
  id,
  userGroupIds,
  userIds,
  userName,
}: DirectoryCredential): SharedItem => ({
  shared: 'credential',
  id,
  name: userName,
  userIds,
  userGroupIds,
})

export const countWords = (number: number, one: string, many: string) =>
  number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]

/** Another password, typed when the run is started; also what a row of a sheet asks for. */
export function addPasswordChange(
  draft: PlanDraft,
  credential: { readonly id: string; readonly userName: string },
  line?: number,
): void {
  draft.addRow({
    ...toPlace(line),
    subject: credential.userName,
    verdict: 'update',
    reasons: ['Type the new password when the run is started. It can’t be brought back.'],
    changeSeqs: [draft.add((seq) => toChangePassword(seq, credential))],
  })
}

const toPlace = (line: number | undefined) => (line === undefined ? {} : { line })

/** One deletion with what breaks; also what a row of a sheet asks for. */
export function addDeletion(
  draft: PlanDraft,
  credential: DirectoryCredential,
  usesOf: CredentialFacts['uses'],
  line?: number,
): void {
  const uses = usesOf.get(credential.id)
  const shareCount = credential.userIds.length + credential.userGroupIds.length
  const useCount = uses?.count ?? 0
  const losses = [
    ...countWords(credential.userIds.length, 'person loses it', 'people lose it'),
    ...countWords(credential.userGroupIds.length, 'group loses it', 'groups lose it'),
    ...countWords(uses?.schedules.length ?? 0, 'schedule breaks', 'schedules break'),
    ...countWords(uses?.workflows.length ?? 0, 'workflow breaks', 'workflows break'),
    ...countWords(uses?.userIds.length ?? 0, 'default is emptied', 'defaults are emptied'),
  ]
  const seq = draft.add((next) => toDeleteCredential(next, { ...credential, shareCount, useCount }))
  draft.addRow({
    ...toPlace(line),
    subject: credential.userName,
    verdict: 'update',
    reasons:
      losses.length > 0 ? [`${joinWords(losses)}.`] : ['Nothing that the console sees uses it.'],
    changeSeqs: [seq],
  })
}

function addSwaps(
  draft: PlanDraft,
  action: Extract<CredentialAction, { kind: 'swap' }>,
  credential: DirectoryCredential,
  facts: CredentialFacts,
): void {
  const { into } = facts
  if (!into) return
  const swaps = addSwapChanges(draft, action, credential, { ...facts, into })
  for (const { schedule, subject, seq } of swaps) {
    const lonely = listUnshared(schedule ? [schedule] : [], into, facts.users)
    const reasons = lonely.length > 0 ? [sayUnshared(into.userName, lonely)] : []
    draft.addRow({ subject, verdict: 'update', reasons, changeSeqs: [seq] })
  }
  if (swaps.length > 0) return
  const reasons = ['Nothing of what was chosen uses it.']
  draft.addRow({ subject: credential.userName, verdict: 'unchanged', reasons, changeSeqs: [] })
}

/** Changes that make schedules and defaults of one credential use another, each with its subject and its schedule. */
export function addSwapChanges(
  draft: PlanDraft,
  wanted: { readonly schedules: boolean; readonly defaults: boolean },
  credential: DirectoryCredential,
  {
    into,
    uses,
    users,
  }: Pick<CredentialFacts, 'uses' | 'users'> & {
    readonly into: Pick<DirectoryCredential, 'id' | 'userName'>
  },
) {
  const found = uses.get(credential.id)
  const names = { [credential.id]: credential.userName, [into.id]: into.userName }
  const schedules = wanted.schedules ? (found?.schedules ?? []) : []
  const people = wanted.defaults ? (found?.userIds ?? []).flatMap((id) => users.get(id) ?? []) : []
  const ofSchedules = schedules.map((schedule) => ({
    schedule,
    subject: schedule.name,
    seq: draft.add((next) =>
      toPatchSchedule(next, {
        schedule,
        set: { credentialId: into.id },
        timing: null,
        before: { set: { credentialId: credential.id }, timing: null },
        names,
        perMinute: null,
      }),
    ),
  }))
  const ofPeople = people.map((user) => ({
    schedule: null,
    subject: user.email,
    seq: draft.add((next) => toUpdateUser(next, user, { defaultCredentialId: into.id })),
  }))
  return [...ofSchedules, ...ofPeople]
}
