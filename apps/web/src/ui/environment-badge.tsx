import { FlaskConical, type LucideIcon, ShieldAlert, Wrench } from 'lucide-react'

/** Where something stands. */
export type EnvironmentKind = 'development' | 'test' | 'production'

/** The solid colour of each environment; always beside its word and icon. */
const looks: Record<EnvironmentKind, { className: string; icon: LucideIcon; text: string }> = {
  development: { className: 'bg-development', icon: Wrench, text: 'Development' },
  test: { className: 'bg-test', icon: FlaskConical, text: 'Test' },
  production: { className: 'bg-production', icon: ShieldAlert, text: 'Production' },
}

/** Where something stands, as a word, an icon and a colour that no status has. */
export function EnvironmentBadge({ environment }: { readonly environment: EnvironmentKind }) {
  const { className, icon: Icon, text } = looks[environment]
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 rounded-sm px-1.5 py-0.5 text-sm font-semibold whitespace-nowrap text-environment-contrast ${className}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{text}</span>
    </span>
  )
}

/**
 * The colour of an environment along the top of the frame. Production also draws a line around all of it and says its
 * word: nobody is to mistake it. Screen readers have the badge beside the connection's name.
 */
export function EnvironmentFrame({
  environment,
  name,
}: {
  readonly environment: EnvironmentKind
  readonly name: string
}) {
  const { className, icon: Icon, text } = looks[environment]
  if (environment !== 'production') return <div aria-hidden className={`h-1 ${className}`} />
  return (
    <div aria-hidden>
      <div className="pointer-events-none fixed inset-0 z-30 border-4 border-production" />
      <p
        className={`flex items-center justify-center gap-1.5 px-2 py-0.5 text-sm font-semibold text-environment-contrast ${className}`}
      >
        <Icon className="size-3.5 shrink-0" />
        <span className="truncate">
          {text} · {name}
        </span>
      </p>
    </div>
  )
}
