import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'

/** More words on hover and focus. `children` is one thing that takes the focus: a `Button` of this kit. */
export function Tooltip({
  text,
  children,
}: {
  readonly text: string
  readonly children: ReactElement
}) {
  return (
    <TooltipTrigger delay={400} closeDelay={100}>
      {children}
      <AriaTooltip
        offset={6}
        className="max-w-72 rounded-md border border-line bg-raised px-2 py-1 text-sm whitespace-pre-line text-text shadow-raised"
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
