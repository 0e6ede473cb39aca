import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components'

/** How far something is. Without `value` it only says that something goes on. */
export function ProgressBar({
  label,
  value,
  maxValue = 100,
  valueText,
  isLabelHidden = false,
}: {
  readonly label: string
  readonly value?: number | undefined
  readonly maxValue?: number
  /** Words beside the bar, "412 of 1,000"; else the percentage. */
  readonly valueText?: string | undefined
  readonly isLabelHidden?: boolean
}) {
  return (
    <AriaProgressBar
      value={value ?? 0}
      maxValue={Math.max(maxValue, 1)}
      isIndeterminate={value === undefined}
      {...(valueText === undefined ? {} : { valueLabel: valueText })}
      className="flex flex-col gap-1"
    >
      {({ percentage, valueText: words }) => (
        <>
          <div className={isLabelHidden ? 'sr-only' : 'flex justify-between gap-4 text-sm'}>
            <Label>{label}</Label>
            <span className="text-muted tabular-nums">{words}</span>
          </div>
          <div className="h-2 overflow-hidden rounded-sm bg-sunken outline-1 outline-line">
            <div
              className={
                percentage === undefined
                  ? 'h-full w-1/3 animate-pulse bg-accent'
                  : 'h-full bg-accent transition-[width]'
              }
              style={percentage === undefined ? {} : { width: `${percentage}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  )
}
