import type { ReactNode } from 'react'

/** The plain frame of pages for people who are not signed in. */
export function SessionFrame({
  title,
  text,
  children,
}: {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center bg-canvas p-4 text-text">
      <title>{`${title} · Curator Console`}</title>
      <div className="flex w-full max-w-sm flex-col gap-5 rounded-lg border border-line bg-surface p-6">
        <div className="flex flex-col gap-1">
          <p className="text-sm font-medium text-muted">Curator Console</p>
          <h1 className="text-xl font-semibold">{title}</h1>
          <p className="text-muted">{text}</p>
        </div>
        {children}
      </div>
    </main>
  )
}
