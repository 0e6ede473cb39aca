import type { ConnectionId } from '@curator/console-contract/ids'
import type { listUserFindings } from '@curator/console-contract/users'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import {
  ChevronRight,
  CircleAlert,
  CircleCheck,
  CircleOff,
  Info,
  TriangleAlert,
} from 'lucide-react'
import { formatCount } from '../../../lib/format-count.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/link-button.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { countUsers } from '../bulk/bulk-text.ts'
import { findingWords } from '../user-text.ts'

type Finding = ReplyOf<typeof listUserFindings>['items'][number]

const severityLooks = {
  high: { tone: 'bad', icon: CircleAlert, text: 'High' },
  medium: { tone: 'warning', icon: TriangleAlert, text: 'Medium' },
  low: { tone: 'info', icon: Info, text: 'Low' },
} as const

/** One rule: how grave, how many people, why it matters, what to do, and the way to them. */
export function FindingRow({
  finding,
  severity,
  count,
  why,
  connectionId,
  inactiveDays,
}: Finding & { readonly connectionId: ConnectionId; readonly inactiveDays: number }) {
  const words = findingWords[finding]
  const isDays = finding === 'inactive_days'
  const look = toLook(severity, count, why)
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 sm:items-center">
      <span className="w-12 shrink-0 text-right text-xl font-semibold tabular-nums">
        {why === null ? formatCount(count) : '–'}
      </span>
      <div className="flex min-w-0 flex-1 basis-56 flex-col gap-0.5">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="font-semibold">
            {isDays ? `Not signed in for ${inactiveDays} days` : words.title}
          </h2>
          <StatusBadge tone={look.tone} icon={look.icon}>
            {look.text}
          </StatusBadge>
        </div>
        <p className="max-w-prose text-muted">
          {why === null ? `${words.why} ` : `It can’t be told: ${why}`}
          {why === null && count > 0 && <span className="text-text">{words.step}</span>}
        </p>
      </div>
      {why === null && count > 0 && (
        <LinkButton
          to={paths.users(connectionId, {
            finding: [finding],
            ...(isDays ? { inactiveDays } : {}),
          })}
        >
          Show {countUsers(count)}
          <ChevronRight aria-hidden className="size-4" />
        </LinkButton>
      )}
    </li>
  )
}

function toLook(severity: Finding['severity'], count: number, why: string | null) {
  if (why !== null) return { tone: 'neutral', icon: CircleOff, text: 'Not available' } as const
  if (count === 0) return { tone: 'good', icon: CircleCheck, text: 'Nothing found' } as const
  return severityLooks[severity]
}
