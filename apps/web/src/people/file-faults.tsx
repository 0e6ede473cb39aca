import type { MembershipRow } from '@curator/console-contract/user-groups'
import { formatCount, formatCounted } from '../lib/format-count.ts'
import { Notice } from '../ui/notice.tsx'

/** Lines of a file that name nobody, or no group, each with the reason. */
export function FileFaults({ rows }: { readonly rows: readonly MembershipRow[] }) {
  if (rows.length === 0) return null
  return (
    <Notice tone="warning" isAlert>
      <p>{formatCounted(rows.length, 'row is', 'rows are')} left out:</p>
      <ul className="mt-1 max-h-60 list-disc overflow-auto pl-5">
        {rows.slice(0, 100).map(({ email, faults, groupName, line }) => (
          <li key={`${line} ${email} ${groupName}`} className="wrap-anywhere">
            Line {line}: {faults.join(' ')}
          </li>
        ))}
        {rows.length > 100 && <li>And {formatCount(rows.length - 100)} more.</li>}
      </ul>
    </Notice>
  )
}
