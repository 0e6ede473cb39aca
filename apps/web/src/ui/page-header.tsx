import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

export type Crumb = { readonly text: string; readonly to: string }

/** The head of every page: its name (also of the browser tab), what it is about, one primary action. */
export function PageHeader({
  title,
  description,
  action,
  crumbs = [],
  badge,
}: {
  readonly title: string
  readonly description?: ReactNode
  /** The primary action, with lesser ones before it. */
  readonly action?: ReactNode
  /** From the third level on: the pages above this one. */
  readonly crumbs?: readonly Crumb[]
  readonly badge?: ReactNode
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
      <title>{`${title} · Curator Console`}</title>
      <div className="flex min-w-0 flex-col gap-1">
        {crumbs.length > 0 && (
          <nav aria-label="Breadcrumbs">
            <ol className="flex flex-wrap items-center gap-1 text-sm text-muted">
              {crumbs.map((crumb) => (
                <li key={crumb.to} className="flex items-center gap-1">
                  <Link to={crumb.to} className="rounded-sm text-accent-ink hover:underline">
                    {crumb.text}
                  </Link>
                  <ChevronRight aria-hidden className="size-3.5" />
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-xl font-semibold">{title}</h1>
          {badge}
        </div>
        {description && <div className="text-muted">{description}</div>}
      </div>
      {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
    </header>
  )
}
