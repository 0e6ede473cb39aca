/** Five steps from little to much; nothing has no colour. The same hue throughout, told apart by lightness. */
const stepClasses = [
  'bg-surface text-muted',
  'bg-scale-1 text-scale-ink-1',
  'bg-scale-2 text-scale-ink-2',
  'bg-scale-3 text-scale-ink-3',
  'bg-scale-4 text-scale-ink-4',
  'bg-scale-5 text-scale-ink-5',
] as const
const stepCount = stepClasses.length - 1

export type ColourScale = {
  readonly classOf: (value: number) => string
  /** The least and the most that each colour stands for, whole numbers; colours that stand for none are left out. */
  readonly steps: readonly {
    readonly from: number
    readonly to: number
    readonly classes: string
  }[]
}

/**
 * Colours for values of 0 and more. Steps grow with the square, so that one large pile does not make all the rest look
 * the same.
 */
export function toColourScale(values: readonly number[]): ColourScale {
  const most = Math.ceil(Math.max(0, ...values))
  const limits = Array.from({ length: stepCount }, (_, step) =>
    Math.round(most * ((step + 1) / stepCount) ** 2),
  )
  const stepOf = (value: number) => {
    if (value <= 0) return 0
    const step = limits.findIndex((limit) => Math.round(value) <= limit)
    return step < 0 ? stepCount : step + 1
  }
  return {
    classOf: (value) => stepClasses[stepOf(value)] ?? stepClasses[0],
    steps: limits.flatMap((to, step) => {
      const from = Math.max(1, (limits[step - 1] ?? 0) + 1)
      return from > to ? [] : [{ from, to, classes: stepClasses[step + 1] ?? stepClasses[0] }]
    }),
  }
}
