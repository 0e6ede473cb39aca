import type { Answer, CampaignValues } from '@curator/console-contract/schedule-review'
import { toCanonicalJson } from '../../plans/canonical-json.ts'
import type { CampaignRecord } from '../../store/review-campaign.store.ts'
import type { ReviewItemRecord } from '../../store/review-item.store.ts'
import type { ReviewPlanRecord, ScheduleOutcome } from '../../store/review-plan.store.ts'
import type { SignOffRecord } from '../../store/review-sign-off.store.ts'
import { decisionWords } from './decision-words.ts'
import { type FrozenEvidence, readEvidence } from './frozen-evidence.ts'

/** What is written down of a review. Its JSON form is read by machines: fields are only ever added. */
export interface ReviewReport {
  readonly kind: 'schedule-review-report'
  readonly version: 1
  readonly writtenAt: string
  readonly campaign: {
    readonly id: string
    readonly name: string
    readonly connectionId: string
    readonly connectionName: string
    readonly scope: CampaignValues['filters']
    readonly stages: CampaignValues['stages']
    readonly silence: CampaignValues['silence']
    readonly createdByName: string
    readonly startedAt: string | null
    readonly closedAt: string | null
    readonly evidenceHash: string | null
    readonly isEvidenceSound: boolean
  }
  readonly counts: Readonly<Record<string, number>>
  readonly signOffs: readonly (Omit<SignOffRecord, 'at' | 'accountId'> & { readonly at: string })[]
  readonly plan: ReviewPlanRecord | null
  readonly items: readonly ReportItem[]
}

interface ReportItem {
  readonly scheduleId: string
  readonly name: string
  readonly ownerName: string
  readonly ownerEmail: string
  readonly evidenceHash: string
  readonly evidence: FrozenEvidence | null
  readonly answers: readonly (Answer & {
    readonly stage: string
    readonly byName: string
    readonly byEmail: string | null
    readonly at: string
  })[]
  readonly outcome: ScheduleOutcome | null
}

export function toReport(source: {
  readonly campaign: CampaignRecord
  readonly connectionName: string
  readonly isSound: boolean
  readonly items: readonly ReviewItemRecord[]
  readonly signOffs: readonly SignOffRecord[]
  readonly plan: ReviewPlanRecord | null
  readonly outcomes: ReadonlyMap<string, ScheduleOutcome>
  readonly at: string
}): ReviewReport {
  const { at, campaign, connectionName, isSound, outcomes, plan, signOffs } = source
  const { connectionId, createdByName, evidenceHash, id, values } = campaign
  const items = source.items.map((item) =>
    toReportItem(item, outcomes.get(item.scheduleId) ?? null),
  )
  return {
    kind: 'schedule-review-report',
    version: 1,
    writtenAt: at,
    campaign: {
      id,
      name: values.name,
      connectionId,
      connectionName,
      scope: values.filters,
      stages: values.stages,
      silence: values.silence,
      createdByName,
      startedAt: campaign.startedAt?.toISOString() ?? null,
      closedAt: campaign.closedAt?.toISOString() ?? null,
      evidenceHash,
      isEvidenceSound: isSound,
    },
    counts: countDecisions(items),
    signOffs: signOffs.map(({ accountId: _, ...each }) => ({ ...each, at: each.at.toISOString() })),
    plan,
    items,
  }
}

export const canonicalReport = (report: ReviewReport): string => `${toCanonicalJson(report)}\n`

function toReportItem(item: ReviewItemRecord, outcome: ScheduleOutcome | null): ReportItem {
  const { evidence, evidenceHash, name, ownerEmail, ownerName, scheduleId } = item
  return {
    scheduleId,
    name,
    ownerName,
    ownerEmail,
    evidenceHash,
    evidence: readEvidence(evidence),
    answers: item.answers.map(({ answer, ...rest }) => ({ ...answer, ...rest })),
    outcome,
  }
}

function countDecisions(items: readonly ReportItem[]): Record<string, number> {
  const counts: Record<string, number> = { schedules: items.length }
  for (const { answers } of items) {
    const decision = answers.at(-1)?.decision
    if (decision) counts[decision] = (counts[decision] ?? 0) + 1
  }
  return counts
}

const header = [
  'Schedule',
  'Schedule id',
  'Owner',
  'Owner e-mail',
  'Severity',
  'Findings',
  'Not judged',
  'Recommendation',
  'Decision',
  'Value',
  'Decided by',
  'Decided at (UTC)',
  'Reason',
  'Earlier answers',
  'Differences',
  'Outcome',
  'Outcome says',
  'Evidence SHA-256',
]

/** Everything in one table: a header, a row for each schedule, then what concerns the whole review. */
export function toReportRows(report: ReviewReport): string[][] {
  const { campaign, counts, plan, signOffs } = report
  const facts: [string, string][] = [
    ['Review', campaign.name],
    ['Connection', `${campaign.connectionName} (${campaign.connectionId})`],
    ['Started (UTC)', campaign.startedAt ?? ''],
    ['Closed (UTC)', campaign.closedAt ?? ''],
    ['Scope', toCanonicalJson(campaign.scope)],
    ['Silence counts as', campaign.silence],
    ['SHA-256 over all evidence', campaign.evidenceHash ?? ''],
    ['Evidence is as frozen', campaign.isEvidenceSound ? 'Yes' : 'No'],
    ...Object.entries(counts).map(([key, count]): [string, string] => [
      key === 'schedules' ? 'Schedules' : decisionWords[key as Answer['decision']],
      String(count),
    ]),
    ['Plan', plan ? `${plan.planId} (${plan.runState ?? plan.planState})` : 'None'],
    ...signOffs.map(({ at, byEmail, byName, stage, statement }): [string, string] => [
      `Signed for the stage ${stage}`,
      `${byName} (${byEmail}), ${at}: ${statement}`,
    ]),
    ['Report written (UTC)', report.writtenAt],
  ]
  return [header, ...report.items.map(toRow), [], ...facts].map(fill)
}

const fill = (cells: readonly string[]) =>
  Array.from({ length: header.length }, (_, at) => cells[at] ?? '')

function toRow(item: ReportItem): string[] {
  return [
    item.name,
    item.scheduleId,
    item.ownerName,
    item.ownerEmail,
    ...(item.evidence ? toEvidenceCells(item.evidence) : ['', 'Can’t be read', '', '']),
    ...toAnswerCells(item.answers),
    item.evidence?.differences?.join('\n') ?? '',
    item.outcome ? (item.outcome.outcome ?? 'open') : '',
    item.outcome?.message ?? item.outcome?.sentence ?? '',
    item.evidenceHash,
  ]
}

const toEvidenceCells = ({ found, recommendation, severity, unjudged }: FrozenEvidence) => [
  severity ?? '',
  found.map(({ reason }) => reason).join('\n'),
  unjudged.map(({ finding, why }) => `${finding}: ${why}`).join('\n'),
  decisionWords[recommendation.decision],
]

function toAnswerCells(answers: ReportItem['answers']): string[] {
  const last = answers.at(-1)
  if (!last) return ['', '', '', '', '', '']
  const earlier = answers.slice(0, -1).map(({ at, byName, decision, reason }) => {
    return `${at} ${byName}: ${decisionWords[decision]} – ${reason}`
  })
  return [
    decisionWords[last.decision],
    sayValue(last),
    last.byEmail ? `${last.byName} (${last.byEmail})` : last.byName,
    last.at,
    last.reason,
    earlier.join('\n'),
  ]
}

function sayValue({
  credentialId,
  minutes,
  ownerId,
  priority,
  timeZone,
  until,
  workerTag,
}: Answer) {
  if (minutes !== undefined) return `${minutes} minutes`
  return until ?? ownerId ?? timeZone ?? credentialId ?? priority ?? workerTag ?? ''
}
