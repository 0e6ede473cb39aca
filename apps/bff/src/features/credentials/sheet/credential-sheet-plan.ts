import type { DirectoryCredential } from '../../../directory/directory.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import { joinWords } from '../../../plans/planned/words.ts'
import { addShareRow } from '../../../shares/share-rows.ts'
import {
  addDeletion,
  addSwapChanges,
  type CredentialFacts,
  countWords,
} from '../credential-plan.ts'
import type { CredentialSheetRow, SheetTask } from './credential-sheet-rows.ts'

type Facts = Pick<CredentialFacts, 'uses' | 'users'> & {
  readonly byId: ReadonlyMap<string, DirectoryCredential>
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
  const facts = { ...uses, byId }
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

/** Sharing and taking away the same are one matter, and so are two swaps of one credential. */
function toTaskKey(task: SheetTask): string {
  if (task.kind === 'delete' || task.kind === 'swap') return `${task.kind} ${task.item.id}`
  return `share ${task.item.id} ${task.receiver.kind} ${task.receiver.id}`
}

function addTask(draft: PlanDraft, task: SheetTask, facts: Facts, line: number): void {
  if (task.kind !== 'delete' && task.kind !== 'swap') {
    addShareRow(draft, task.kind, task.item, task.receiver, line)
    return
  }
  const credential = facts.byId.get(task.item.id)
  if (!credential) {
    const reasons = ['It is no longer on the Server. Refresh the directory and bring it again.']
    draft.addRow({ line, subject: task.item.name, verdict: 'invalid', reasons, changeSeqs: [] })
    return
  }
  if (task.kind === 'delete') addDeletion(draft, credential, facts.uses, line)
  else addSwap(draft, task, { ...facts, credential }, line)
}

function addSwap(
  draft: PlanDraft,
  { into }: Extract<SheetTask, { kind: 'swap' }>,
  { credential, ...facts }: Facts & { readonly credential: DirectoryCredential },
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
  const uses = facts.uses.get(credential.id)
  const scheduleCount = uses?.schedules.length ?? 0
  const words = joinWords([
    ...countWords(scheduleCount, 'schedule', 'schedules'),
    ...countWords(swaps.length - scheduleCount, 'default', 'defaults'),
  ])
  draft.addRow({
    line,
    subject,
    verdict: 'update',
    reasons: [`“${into.name}” comes in its place in ${words}.`],
    changeSeqs: swaps.map(({ seq }) => seq),
  })
}
