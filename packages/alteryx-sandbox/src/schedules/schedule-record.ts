import type { weekdayNames } from '@curator/alteryx-contract/server/v3/iteration'

export type Weekday = (typeof weekdayNames)[number]

/** When a schedule runs. `startTime` and `endTime` are local to the schedule's zone, without a zone of their own. */
export type Rule = { readonly startTime: string; readonly endTime: string | null } & (
  | { readonly type: 'Once' }
  | { readonly type: 'Hourly'; readonly hours: number; readonly minutes: number }
  | { readonly type: 'Daily'; readonly runOnlyWorkWeek: boolean }
  | { readonly type: 'Weekly'; readonly daysOfWeek: readonly Weekday[] }
  | { readonly type: 'Monthly'; readonly dayOfMonth: number }
  | { readonly type: 'MonthlyWeekday'; readonly occurrence: number; readonly dayOfWeek: Weekday }
  | {
      readonly type: 'Custom'
      readonly daysOfMonth: readonly number[]
      readonly months: readonly number[]
    }
  | { readonly type: 'Cron'; readonly cronExpression: string }
)

/** A schedule. The rule is what the Server knows and never shows again. */
export interface ScheduleRecord {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  /** `null` once the workflow was deleted. What runs is its published revision (our choice: no source says). */
  readonly workflowId: string | null
  readonly comment: string
  readonly enabled: boolean
  readonly priority: 'Default' | 'Low' | 'Medium' | 'High' | 'Critical'
  readonly workerTag: string
  readonly credentialId: string
  readonly creationTime: string
  readonly lastModifiedId: string
  readonly lastModifiedDate: string
  /** IANA name; empty means UTC. */
  readonly timeZone: string
  readonly rule: Rule
  readonly questions: readonly { readonly name: string; readonly value: string }[]
  /** Next firing in milliseconds since 1970, `null` when there is none or it is off. */
  readonly nextRunMs: number | null
  /** UTC instant at which it last started a job. */
  readonly lastRunTime: string | null
  /** Jobs it has started. */
  readonly runCount: number
  /** Why the last run failed or could not start; `null` after one that went well. */
  readonly lastError: string | null
  /** How the last run went. Words of no source; nothing should branch on them (reference 3.6). */
  readonly state: '' | 'Completed' | 'Cancelled' | 'Error'
}
