import type { ConnectionId } from '@curator/console-contract/ids'
import { userId } from '@curator/console-contract/ids'
import type { KnownRule } from '@curator/console-contract/schedule-rules'
import type { ScheduleColumn, ServerSchedule } from '@curator/console-contract/schedules'
import { CircleHelp, CircleOff, FileX2, Sparkles, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatCount } from '../../lib/format-count.ts'
import { readParam } from '../../lib/read-param.ts'
import { paths } from '../../paths.ts'
import { InstantText } from '../../ui/instant-text.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { originTexts, ownerStateTexts, stateTexts, text } from './schedules-text.ts'
import { ZonedInstant } from './zoned-instant.tsx'

const linkClasses = 'truncate rounded-sm text-accent-ink hover:underline'

/** On or off, and whether its last run failed. */
export function StateBadges({ schedule }: { readonly schedule: ServerSchedule }) {
  const { isEnabled, lastError, nextRunAt } = schedule
  return (
    <span className="inline-flex gap-1">
      {isEnabled ? (
        <StatusBadge tone="good">On</StatusBadge>
      ) : (
        <StatusBadge tone="neutral" icon={CircleOff}>
          Off
        </StatusBadge>
      )}
      {lastError !== '' && <StatusBadge tone="bad">{stateTexts.failing}</StatusBadge>}
      {isEnabled && nextRunAt === null && (
        <StatusBadge tone="warning">{stateTexts.ended}</StatusBadge>
      )}
    </span>
  )
}

/** The rule in words, marked unless it is known for sure. */
function RuleWords({ rule: { origin, words } }: { readonly rule: KnownRule }) {
  const { text: word, meaning } = originTexts[origin]
  const isMarked = origin === 'inferred' || origin === 'unknown'
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5" title={meaning}>
      <span className="truncate">{words}</span>
      {isMarked && (
        <StatusBadge
          tone={origin === 'inferred' ? 'info' : 'neutral'}
          icon={origin === 'inferred' ? Sparkles : CircleHelp}
        >
          {word}
        </StatusBadge>
      )}
    </span>
  )
}

function OwnerName({
  connectionId,
  owner,
}: { connectionId: ConnectionId } & Pick<ServerSchedule, 'owner'>) {
  const id = owner.state === 'missing' ? null : readParam(userId, owner.id)
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5" title={owner.email}>
      {id ? (
        <Link to={paths.user(connectionId, id)} className={linkClasses}>
          {owner.name}
        </Link>
      ) : (
        <span className="truncate">{owner.name}</span>
      )}
      {owner.state !== 'active' && (
        <StatusBadge tone="warning" icon={UserX}>
          {ownerStateTexts[owner.state]}
        </StatusBadge>
      )}
    </span>
  )
}

/** The value of a column, the same in the grid and in the details. */
export function toScheduleCell(
  connectionId: ConnectionId,
  schedule: ServerSchedule,
  column: ScheduleColumn,
): ReactNode {
  const { timeZone, workflow } = schedule
  switch (column) {
    case 'name':
      return (
        <Link to={paths.schedule(connectionId, schedule.id)} className={linkClasses}>
          {schedule.name || schedule.id}
        </Link>
      )
    case 'owner':
      return <OwnerName connectionId={connectionId} owner={schedule.owner} />
    case 'workflow':
      return workflow ? (
        workflow.name
      ) : (
        <StatusBadge tone="bad" icon={FileX2}>
          {text.workflowGone}
        </StatusBadge>
      )
    case 'isEnabled':
      return <StateBadges schedule={schedule} />
    case 'rule':
      return <RuleWords rule={schedule.rule} />
    case 'timeZone':
      return timeZone || <span className="text-muted">{text.noZone}</span>
    case 'nextRunAt':
      return (
        <ZonedInstant instant={schedule.nextRunAt} timeZone={timeZone} empty={text.noNextRun} />
      )
    case 'lastRunAt':
      return <ZonedInstant instant={schedule.lastRunAt} timeZone={timeZone} empty={text.neverRan} />
    case 'lastError':
      return (
        schedule.lastError && (
          <span title={schedule.lastError} className="text-bad">
            {schedule.lastError}
          </span>
        )
      )
    case 'credential':
      return schedule.credential?.name ?? ''
    case 'runCount':
      return schedule.runCount === null ? 'Not told' : formatCount(schedule.runCount)
    case 'createdAt':
      return <InstantText instant={schedule.createdAt} empty="Not told" />
    case 'id':
      return <span className="font-mono">{schedule.id}</span>
    default:
      return schedule[column]
  }
}
