import { randomUUID } from 'node:crypto'
import type { ConnectionId } from '@curator/console-contract/ids'
import { maxSelectedSchedules } from '@curator/console-contract/schedule-plans'
import type { CampaignValues } from '@curator/console-contract/schedule-review'
import type { ScheduleFilters } from '@curator/console-contract/schedules'
import { AppError } from '../../core/app-error.ts'
import type { DirectorySchedule } from '../../directory/directory.ts'
import type { ScheduleBook } from '../../directory/schedule-book.ts'
import type { ScheduleEvidence } from '../../schedules/findings/evidence.ts'
import type { JudgedSchedule } from '../../schedules/findings/judge-schedules.ts'
import type { JoinedOwner, JoinedSchedule } from '../../schedules/list/joined-schedule.ts'
import type { PreviousItem } from '../../schedules/review/differences.ts'
import { freezeSchedule } from '../../schedules/review/freeze-schedule.ts'
import {
  readEvidence,
  toEvidenceText,
  toHash,
  toOverallHash,
} from '../../schedules/review/frozen-evidence.ts'
import type { AccountStore } from '../../store/account.store.ts'
import type { CampaignRecord } from '../../store/review-campaign.store.ts'
import type { ReviewItemRecord, ReviewItemStore } from '../../store/review-item.store.ts'
import type { NewReviewItem } from '../../store/review-steps.store.ts'

/** Finds schedules as the list does. */
type FindSchedules = (
  connectionId: ConnectionId,
  filters: Omit<ScheduleFilters, 'connectionId'>,
) => Promise<{ readonly book: ScheduleBook; readonly matching: readonly JoinedSchedule[] }>

/** What is known of the schedules of a Server, and what the rules say. */
type ExamineSchedules = (connectionId: ConnectionId) => Promise<{
  readonly takenAt: string
  readonly examine: (schedule: DirectorySchedule) => {
    readonly evidence: ScheduleEvidence
    readonly judged: JudgedSchedule
  }
}>

interface FreezeDeps {
  readonly findSchedules: FindSchedules
  readonly examineSchedules: ExamineSchedules
  readonly items: Pick<ReviewItemStore, 'listEvidence'>
  readonly accounts: Pick<AccountStore, 'findById'>
}

export type FreezeCampaign = (
  campaign: CampaignRecord,
) => Promise<{ readonly hash: string; readonly items: readonly NewReviewItem[] }>

/** Takes the scope of a campaign and freezes its evidence, the worst first. Throws `request_invalid` for an empty scope. */
export function createFreezer(deps: FreezeDeps): FreezeCampaign {
  return async ({ connectionId, previousId, values }) => {
    const id = connectionId as ConnectionId
    const { matching } = await deps.findSchedules(id, { ...values.filters, sort: 'name' })
    checkScope(matching.length)
    const fallback = await deps.accounts.findById(values.fallbackAccountId)
    if (!fallback) {
      const detail = 'Whoever should stand in has no account here any more. Choose another.'
      throw new AppError('not_found', { detail })
    }
    const [{ examine, takenAt }, before] = await Promise.all([
      deps.examineSchedules(id),
      previousId === null
        ? new Map<string, ReviewItemRecord>()
        : deps.items.listEvidence(previousId),
    ])
    const items = matching.map((joined): NewReviewItem => {
      const previous = toPrevious(before.get(joined.schedule.id))
      const known = examine(joined.schedule)
      const frozen = freezeSchedule({ connectionId, takenAt, joined, ...known, previous })
      const evidence = toEvidenceText(frozen)
      return {
        id: randomUUID(),
        scheduleId: joined.schedule.id,
        name: joined.schedule.name,
        ownerName: frozen.ownerName,
        ownerEmail: frozen.ownerEmail,
        severity: frozen.severity,
        findings: frozen.found.map(({ finding }) => finding),
        evidence,
        evidenceHash: toHash(evidence),
        ...toReviewer(values, joined.owner, fallback),
      }
    })
    const sorted = items.toSorted((a, b) => rankOf(a) - rankOf(b))
    return { hash: toOverallHash(sorted.map(({ evidenceHash }) => evidenceHash)), items: sorted }
  }
}

function checkScope(count: number): void {
  if (count > maxSelectedSchedules) {
    const detail = `${count.toLocaleString('en')} schedules match, and one review may hold ${maxSelectedSchedules.toLocaleString('en')}. Narrow its scope.`
    throw new AppError('too_many_rows', { detail })
  }
  if (count > 0) return
  const message = 'No schedule matches. Choose another scope.'
  const fields = [{ path: 'filters', rule: 'empty', message }]
  throw new AppError('request_invalid', { fields, detail: message })
}

/** The owner where owners decide and this one can be reached; else whoever stands in. */
function toReviewer(
  { stages }: CampaignValues,
  owner: JoinedOwner,
  fallback: { readonly name: string; readonly email: string },
) {
  const hasOwnerStage = stages.some(({ kind }) => kind === 'owner')
  const email = owner.email.toLowerCase()
  if (hasOwnerStage && owner.state === 'active' && email !== '')
    return { reviewerName: owner.name, reviewerEmail: email, isFallback: false }
  return {
    reviewerName: fallback.name,
    reviewerEmail: fallback.email.toLowerCase(),
    isFallback: true,
  }
}

function toPrevious(record: ReviewItemRecord | undefined): PreviousItem | null {
  const evidence = record && readEvidence(record.evidence)
  if (!evidence) return null
  const { facts, found } = evidence
  return { facts, found, answer: record.answers.at(-1)?.answer ?? null }
}

const ranks = ['high', 'medium', 'low']
const rankOf = ({ severity }: NewReviewItem) =>
  severity === null ? ranks.length : ranks.indexOf(severity)
