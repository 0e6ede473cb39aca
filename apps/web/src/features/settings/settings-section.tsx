import { type ReactNode, useId } from 'react'

/** A part of a tab of the settings. */
export function SettingsSection({
  title,
  description,
  action,
  children,
}: {
  readonly title: string
  readonly description: string
  readonly action?: ReactNode
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-col">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          <p className="text-muted">{description}</p>
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
