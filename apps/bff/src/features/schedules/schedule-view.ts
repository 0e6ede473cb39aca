import { scheduleId } from '@curator/console-contract/ids'
import type { KnownRule } from '@curator/console-contract/schedule-rules'
import {
  type ScheduleColumn,
  type ServerSchedule,
  scheduleColumns,
} from '@curator/console-contract/schedules'
import { toCsvBytes } from '../../core/csv-export.ts'
import type { JoinedSchedule } from '../../schedules/list/joined-schedule.ts'

/** A schedule as pages show it. */
export function toView(joined: JoinedSchedule, rule: KnownRule): ServerSchedule {
  const { credentialName, owner, schedule, workflowName } = joined
  const {
    credentialId,
    lastModifiedAt: _,
    ownerId: __,
    versionId: ___,
    workflowId,
    ...kept
  } = schedule
  return {
    ...kept,
    id: scheduleId.parse(schedule.id),
    workflow: workflowId === null ? null : { id: workflowId, name: workflowName ?? workflowId },
    owner,
    credential: credentialId === '' ? null : { id: credentialId, name: credentialName },
    rule,
  }
}

const headers: Record<ScheduleColumn, string> = {
  name: 'Name',
  owner: 'Owner',
  workflow: 'Workflow',
  isEnabled: 'On',
  rule: 'Rule',
  timeZone: 'Time zone',
  nextRunAt: 'Next run (UTC)',
  lastRunAt: 'Last run (UTC)',
  lastError: 'Last error',
  priority: 'Priority',
  workerTag: 'Worker tag',
  credential: 'Credential',
  frequency: 'Frequency',
  state: 'State',
  runCount: 'Runs',
  createdAt: 'Created (UTC)',
  comment: 'Comment',
  id: 'Id',
}

/** Schedules as a CSV file; no column chosen means all of them, and they always stand in the contract's order. */
export function toScheduleCsv(
  schedules: Iterable<ServerSchedule>,
  chosen: readonly ScheduleColumn[],
): Uint8Array<ArrayBuffer> {
  const columns = scheduleColumns.filter((column) => chosen.length === 0 || chosen.includes(column))
  function* rows(): Generator<string[]> {
    yield columns.map((column) => headers[column])
    for (const schedule of schedules) yield columns.map((column) => toCell(schedule, column))
  }
  return toCsvBytes(rows())
}

function toCell(schedule: ServerSchedule, column: ScheduleColumn): string {
  switch (column) {
    case 'owner':
      return schedule.owner.email || schedule.owner.name
    case 'workflow':
      return schedule.workflow?.name ?? ''
    case 'credential':
      return schedule.credential?.name ?? ''
    case 'rule':
      return schedule.rule.origin === 'inferred'
        ? `${schedule.rule.words} (inferred)`
        : schedule.rule.words
    default:
      return String(schedule[column] ?? '')
  }
}
