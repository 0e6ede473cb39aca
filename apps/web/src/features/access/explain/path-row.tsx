import type { AccessPath } from '@curator/console-contract/access'
import {
  type ConnectionId,
  collectionId,
  scheduleId,
  userGroupId,
  userId,
} from '@curator/console-contract/ids'
import {
  BadgeCheck,
  CalendarClock,
  ChevronRight,
  FolderTree,
  LibraryBig,
  Lock,
  LockOpen,
  type LucideIcon,
  Network,
  UserRound,
  UsersRound,
  Workflow,
} from 'lucide-react'
import { Link } from 'react-router'
import { readParam } from '../../../lib/read-param.ts'
import { ExpiryText } from '../../../memberships/membership-words.tsx'
import { RightsMarks } from '../../../memberships/rights-marks.tsx'
import { paths } from '../../../paths.ts'
import { classNames } from '../../../ui/class-names.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { pathKindTexts } from '../access-text.ts'

type Step = AccessPath['steps'][number]

const looks: Record<Step['kind'], { readonly icon: LucideIcon; readonly word: string }> = {
  person: { icon: UserRound, word: 'Person' },
  group: { icon: UsersRound, word: 'Group' },
  directory_group: { icon: Network, word: 'Directory group' },
  studio: { icon: FolderTree, word: 'Studio' },
  collection: { icon: LibraryBig, word: 'Collection' },
  workflow: { icon: Workflow, word: 'Workflow' },
  schedule: { icon: CalendarClock, word: 'Schedule' },
  role: { icon: BadgeCheck, word: 'Role' },
}

/** One way as a row of steps, with whether it is open and what stands in it. */
export function PathRow({
  connectionId,
  way,
}: {
  readonly connectionId: ConnectionId
  readonly way: AccessPath
}) {
  const { isOpen, kind, rights, rightsSource, steps, why } = way
  return (
    <li
      className={classNames(
        'flex min-w-0 flex-col gap-2 rounded-lg border p-3',
        isOpen ? 'border-line bg-surface' : 'border-dashed border-line-strong bg-sunken',
      )}
    >
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge tone={isOpen ? 'good' : 'bad'} icon={isOpen ? LockOpen : Lock}>
          {isOpen ? 'Open' : 'Closed'}
        </StatusBadge>
        <span className="font-medium">{pathKindTexts[kind]}</span>
        {why && <span className="min-w-0 text-muted wrap-anywhere">{why}</span>}
      </div>
      <ol aria-label="Steps" className="flex flex-wrap items-center gap-1">
        {steps.map((step, index) => (
          <li key={`${step.kind} ${step.id}`} className="flex max-w-full items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />}
            <StepChip connectionId={connectionId} step={step} />
          </li>
        ))}
      </ol>
      {rightsSource !== null && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <span className="inline-flex min-w-0 items-center gap-2">
            <span className="text-muted">Rights</span> <RightsMarks rights={rights} />
          </span>
          <span>
            <span className="text-muted">Ends</span>{' '}
            <ExpiryText expiresAt={way.expiresAt} source={rightsSource} />
          </span>
        </div>
      )}
    </li>
  )
}

function StepChip({
  connectionId,
  step,
}: {
  readonly connectionId: ConnectionId
  readonly step: Step
}) {
  const { icon: Icon, word } = looks[step.kind]
  const to = toPlace(connectionId, step)
  const name = step.name || step.id
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2 py-1">
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="sr-only">{word} </span>
      {to ? (
        <Link to={to} title={word} className="truncate rounded-sm text-accent-ink hover:underline">
          {name}
        </Link>
      ) : (
        <span title={word} className="truncate">
          {name}
        </span>
      )}
    </span>
  )
}

/** The page of a step, where it has one. */
function toPlace(connectionId: ConnectionId, { id, kind }: Step): string | undefined {
  if (kind === 'person') {
    const person = readParam(userId, id)
    return person ? paths.user(connectionId, person) : undefined
  }
  if (kind === 'group') {
    const group = readParam(userGroupId, id)
    return group ? paths.userGroup(connectionId, group) : undefined
  }
  if (kind === 'collection') {
    const collection = readParam(collectionId, id)
    return collection ? paths.collection(connectionId, collection) : undefined
  }
  if (kind === 'schedule') {
    const schedule = readParam(scheduleId, id)
    return schedule ? paths.schedule(connectionId, schedule) : undefined
  }
  return undefined
}
