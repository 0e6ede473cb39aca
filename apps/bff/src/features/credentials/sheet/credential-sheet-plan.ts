import type { DirectoryCredential } from '../../../directory/directory.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import { toCreateCredential } from '../../../plans/planned/credential-changes.ts'
import { joinWords } from '../../../plans/planned/words.ts'
import { addShareRow, type SharedItem } from '../../../shares/share-rows.ts'
import {
  addDeletion,
  addPasswordChange,
  addSwapChanges,
  type CredentialFacts,
  countWords,
} from '../credential-plan.ts'
import { addCreation, addShareOfNew } from '../new-credential-plan.ts'
import { listUnshared, sayUnshared } from '../unshared-owner-rules.ts'
import { type CredentialSheetRow, type SheetTask, toNameKey } from './credential-sheet-rows.ts'

type ShareTask = Extract<SheetTask, { kind: 'share' | 'unshare' }>

type Facts = Pick<CredentialFacts, 'uses' | 'users'> & {
  readonly byId: ReadonlyMap<string, DirectoryCredential>
  readonly sharesOf: ReadonlyMap<string, readonly ShareTask[]>
  /** The number of the change that makes a credential. */
  readonly make: (userName: string) => number | null
}

/**
 * The plan of a sheet: one row for each line, in which a repeated one is `skip` and a faulty one `invalid`. The facts are
 * those of what is deleted and swapped.
 */
export function planCredentialSheet(
  rows: readonly CredentialSheetRow[],
  { credentials, ...uses }: Pick<CredentialFacts, 'credentials' | 'uses' | 'users'>,
): PlanDraft {
  const draft = new PlanDraft()
  const byId = new Map(credentials.map((each) => [each.id as string, each]))
  const facts = { ...uses, byId, sharesOf: groupShares(rows), make: createMaker(draft) }
  const lineOf = new Map<string, number>()
  for (const { faults, line, subject, task } of rows) {
    const leave = (verdict: 'invalid' | 'skip', reasons: readonly string[]) =>
      draft.addRow({ line, subject, verdict, reasons, changeSeqs: [] })
    if (!task) {
      const reasons = faults.map(({ text }) => text)
      leave('invalid', reasons)
      continue
    }
    const key = toTaskKey(task)
    const earlier = lineOf.get(key)
    if (earlier !== undefined) {
      leave('skip', [`Line ${earlier} is about the same.`])
      continue
    }
    lineOf.set(key, line)
    addTask(draft, task, facts, line)
  }
  return draft
}

/** Makes each credential once: a share of it may stand above the row that makes it. */
function createMaker(draft: PlanDraft): Facts['make'] {
  const made = new Map<string, number | null>()
  return (userName) => {
    const key = toNameKey(userName)
    const known = made.get(key)
    if (known !== undefined) return known
    const seq = draft.add((next) => toCreateCredential(next, { userName, knownIds: [] }))
    made.set(key, seq)
    return seq
  }
}

/** Sharing and taking away the same are one matter, and so are two swaps of one credential. */
function toTaskKey(task: SheetTask): string {
  switch (task.kind) {
    case 'share':
    case 'unshare':
      return `share ${task.item.id} ${task.receiver.kind} ${task.receiver.id}`
    case 'share-new':
      return `share-new ${toNameKey(task.userName)} ${task.receiver.kind} ${task.receiver.id}`
    case 'create':
      return `create ${toNameKey(task.userName)}`
    default:
      return `${task.kind} ${task.item.id}`
  }
}

const noLonger = 'It is no longer on the Server. Refresh the directory and bring it again.'

function addTask(draft: PlanDraft, task: SheetTask, facts: Facts, line: number): void {
  switch (task.kind) {
    case 'share':
    case 'unshare':
      addShareRow(draft, task.kind, task.item, task.receiver, line)
      return
    case 'share-new':
      addShareOfNew(draft, task.userName, facts.make(task.userName), task.receiver, line)
      return
    case 'create':
      addCreation(draft, { ...task, knownIds: [] }, facts.make(task.userName), line)
      return
    case 'password':
      addPasswordChange(draft, { id: task.item.id, userName: task.item.name }, line)
      return
    default: {
      const credential = facts.byId.get(task.item.id)
      const subject = task.item.name
      if (!credential)
        draft.addRow({ line, subject, verdict: 'invalid', reasons: [noLonger], changeSeqs: [] })
      else if (task.kind === 'delete') addDeletion(draft, credential, facts.uses, line)
      else addSwap(draft, task, { ...facts, credential }, line)
    }
  }
}

function addSwap(
  draft: PlanDraft,
  { into }: Extract<SheetTask, { kind: 'swap' }>,
  { credential, sharesOf, ...facts }: Facts & { readonly credential: DirectoryCredential },
  line: number,
): void {
  const target = { id: into.id, userName: into.name }
  const wanted = { schedules: true, defaults: true }
  const swaps = addSwapChanges(draft, wanted, credential, { ...facts, into: target })
  const subject = credential.userName
  if (swaps.length === 0) {
    const reasons = ['No schedule and no default uses it.']
    draft.addRow({ line, subject, verdict: 'unchanged', reasons, changeSeqs: [] })
    return
  }
  const schedules = swaps.flatMap(({ schedule }) => schedule ?? [])
  const words = joinWords([
    ...countWords(schedules.length, 'schedule', 'schedules'),
    ...countWords(swaps.length - schedules.length, 'default', 'defaults'),
  ])
  const unshared = listUnshared(
    schedules,
    foreseeShares(into, sharesOf.get(into.id) ?? []),
    facts.users,
  )
  draft.addRow({
    line,
    subject,
    verdict: 'update',
    reasons: [
      ...(unshared.length > 0 ? [sayUnshared(into.name, unshared)] : []),
      `“${into.name}” comes in its place in ${words}.`,
    ],
    changeSeqs: swaps.map(({ seq }) => seq),
  })
}

/** Rows that share a credential or take it away, by its id. */
function groupShares(rows: readonly CredentialSheetRow[]): Facts['sharesOf'] {
  const groups = new Map<string, ShareTask[]>()
  for (const { task } of rows) {
    if (task?.kind !== 'share' && task?.kind !== 'unshare') continue
    const group = groups.get(task.item.id)
    if (group) group.push(task)
    else groups.set(task.item.id, [task])
  }
  return groups
}

/** Whom a credential is shared with once the other rows of the sheet are done; of two about the same the first counts. */
function foreseeShares(item: SharedItem, tasks: readonly ShareTask[]) {
  const people = new Set(item.userIds)
  const groups = new Set(item.userGroupIds)
  for (const { kind, receiver } of tasks.toReversed()) {
    const holders = receiver.kind === 'user' ? people : groups
    if (kind === 'share') holders.add(receiver.id)
    else holders.delete(receiver.id)
  }
  return { userIds: [...people], userGroupIds: [...groups] }
}
