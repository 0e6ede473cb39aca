import type { ReactNode } from 'react'

/** The name of a key. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded-sm border border-line-strong bg-sunken px-1 font-mono text-xs text-muted">
      {children}
    </kbd>
  )
}
