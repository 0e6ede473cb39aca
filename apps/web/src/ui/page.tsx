import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** The inside of a page. A page that `isFilled` takes the height of the frame, so that its grid scrolls and it does not. */
export function Page({
  children,
  isFilled = false,
}: {
  readonly children: ReactNode
  readonly isFilled?: boolean
}) {
  return (
    <div
      className={classNames(
        'flex flex-col gap-4 p-4 md:px-6 md:py-5',
        isFilled && 'h-full min-h-0',
      )}
    >
      {children}
    </div>
  )
}

/** A surface that holds a part of a page. A `isFilled` one takes the rest of the height. */
export function Panel({
  children,
  label,
  isFilled = false,
}: {
  readonly children: ReactNode
  /** Names it for screen readers, which makes it a region. */
  readonly label?: string
  readonly isFilled?: boolean
}) {
  return (
    <section
      {...(label ? { 'aria-label': label } : {})}
      className={classNames(
        'min-w-0 overflow-hidden rounded-lg border border-line bg-surface',
        isFilled && 'flex min-h-0 flex-1 flex-col',
      )}
    >
      {children}
    </section>
  )
}
