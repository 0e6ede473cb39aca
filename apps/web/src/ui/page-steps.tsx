import { ChevronLeft, ChevronRight } from 'lucide-react'
import { formatCount } from '../lib/format-count.ts'
import { Button } from './button.tsx'

/** Leafs through a list page by page; nothing is shown when all of it fits on one. */
export function PageSteps({
  label,
  page,
  pageSize,
  total,
  onChange,
}: {
  readonly label: string
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly onChange: (page: number) => void
}) {
  const last = Math.max(1, Math.ceil(total / pageSize))
  if (last === 1 && page === 1) return null
  return (
    <nav aria-label={`Pages of ${label}`} className="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        icon={ChevronLeft}
        isDisabled={page <= 1}
        onPress={() => onChange(page - 1)}
      >
        Newer
      </Button>
      <span className="text-sm text-muted tabular-nums">
        Page {formatCount(page)} of {formatCount(last)}
      </span>
      <Button
        size="small"
        icon={ChevronRight}
        isDisabled={page >= last}
        onPress={() => onChange(page + 1)}
      >
        Older
      </Button>
    </nav>
  )
}
