import type { LoadCurve } from '@curator/console-contract/schedule-forecast'
import { toLocal } from '../local-days.ts'

export type Step = LoadCurve['steps'][number]

/** Whether any duration is known; else only starts can be drawn. */
export const hasLoad = ({ steps }: LoadCurve) =>
  steps.some(({ running, waiting }) => running + waiting > 0)

/** The outline of values as steps, in a box as wide as there are values and 100 high, zero below. */
export function toArea(values: readonly number[], most: number): string {
  const yOf = (value: number) => (100 - (value / Math.max(most, 1)) * 100).toFixed(2)
  const parts = values.map((value, place) => `V${yOf(value)}H${place + 1}`)
  return `M0 100${parts.join('')}V100Z`
}

/** Steps that a mark stands for: an hour, or a day of a week. */
export type StepGroup = { readonly place: string; readonly steps: readonly Step[] }

/** Steps by the local hour (13 letters of `2026-11-30T06:15`) or day (10) in which they begin. */
export function groupSteps(steps: readonly Step[], zone: string, letters: 10 | 13): StepGroup[] {
  const groups: { place: string; steps: Step[] }[] = []
  for (const step of steps) {
    const place = toLocal(Date.parse(step.at), zone).slice(0, letters)
    const last = groups.at(-1)
    if (last?.place === place) last.steps.push(step)
    else groups.push({ place, steps: [step] })
  }
  return groups
}

export const mostOf = (steps: readonly Step[], value: (step: Step) => number) =>
  steps.reduce((most, step) => Math.max(most, value(step)), 0)
export const startsOf = (steps: readonly Step[]) =>
  steps.reduce((sum, { starts }) => sum + starts, 0)
