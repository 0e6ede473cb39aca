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
/** 1 is even steps; more makes the upper ones wider. */
const growth = 1.5

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
 * Colours for values of 0 and more, from the least that is not 0 to the most, so that what is nearly even shows its
 * differences, too. Steps grow, so that one large pile does not make all the rest look the same.
 */
export function toColourScale(values: readonly number[]): ColourScale {
  const counted = values.filter((value) => value > 0).map(Math.ceil)
  if (counted.length === 0) return { classOf: () => stepClasses[0], steps: [] }
  const least = Math.min(...counted)
  const most = Math.max(...counted)
  const limits = Array.from({ length: stepCount }, (_, step) =>
    Math.round(least + (most - least) * ((step + 1) / stepCount) ** growth),
  )
  const stepOf = (value: number) =>
    value <= 0 ? 0 : limits.findIndex((limit) => Math.ceil(value) <= limit) + 1
  return {
    classOf: (value) => stepClasses[stepOf(value)] ?? stepClasses[0],
    steps: limits.flatMap((to, step) => {
      const from = step === 0 ? least : (limits[step - 1] ?? 0) + 1
      return from > to ? [] : [{ from, to, classes: stepClasses[step + 1] ?? stepClasses[0] }]
    }),
  }
}
