import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'

/** Entries of a list or object that are drawn at first, and with each press for more. */
const step = 100

/** JSON as a tree: objects and lists open and close, long ones show their first entries. `name` labels the root. */
export function JsonTree({
  value,
  name,
  openDepth = 2,
}: {
  readonly value: unknown
  readonly name: string
  /** Levels that are open at first. */
  readonly openDepth?: number
}) {
  return (
    <div className="font-mono text-sm">
      <Branch name={name} value={value} depth={0} openDepth={openDepth} />
    </div>
  )
}

type BranchProps = {
  readonly name: string
  readonly value: unknown
  readonly depth: number
  readonly openDepth: number
}

function Branch({ name, value, depth, openDepth }: BranchProps) {
  const [isOpen, setIsOpen] = useState(depth < openDepth)
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="pl-5 wrap-anywhere">
        <span className="text-muted">{name}: </span>
        <Leaf value={value} />
      </div>
    )
  }
  const entries = Object.entries(value)
  const count = Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`
  const Icon = isOpen ? ChevronDown : ChevronRight
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex items-center gap-1 rounded-sm text-left hover:bg-hover"
      >
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="wrap-anywhere">{name}</span> <span className="text-muted">{count}</span>
      </button>
      {isOpen && entries.length > 0 && (
        <div className="ml-2 border-l border-line pl-2">
          <Entries entries={entries} depth={depth + 1} openDepth={openDepth} />
        </div>
      )}
    </div>
  )
}

function Entries({
  entries,
  depth,
  openDepth,
}: {
  readonly entries: readonly (readonly [string, unknown])[]
  readonly depth: number
  readonly openDepth: number
}) {
  const [shown, setShown] = useState(step)
  return (
    <>
      {entries.slice(0, shown).map(([name, value]) => (
        <Branch key={name} name={name} value={value} depth={depth} openDepth={openDepth} />
      ))}
      {entries.length > shown && (
        <button
          type="button"
          onClick={() => setShown(shown + step)}
          className="ml-5 rounded-sm text-accent-ink underline"
        >
          Show {Math.min(step, entries.length - shown)} more of {entries.length - shown}
        </button>
      )}
    </>
  )
}

function Leaf({ value }: { readonly value: unknown }) {
  if (typeof value === 'string') return <span>{JSON.stringify(value)}</span>
  return <span className="text-accent-ink">{String(value)}</span>
}
