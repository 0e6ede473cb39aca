/**
 * How the effect of an applied change stands now, where it is not as the run left it. `undone`: as it was before.
 * `changed`: somebody went on from there, so undoing would take away their work. `partly`: that holds for a part of it; the
 * run of the undo plan leaves that part alone.
 */
export type Since =
  | { readonly is: 'undone' }
  | { readonly is: 'changed' | 'partly'; readonly sentence: string }

export const undone: Since = { is: 'undone' }

export const changed = (sentence: string): Since => ({ is: 'changed', sentence })

/** Judges one after the other; null leaves a change out: it is as the run left it. */
export function judgeEach<C extends { readonly seq: number }>(
  applied: readonly C[],
  judge: (change: C) => Since | null,
): ReadonlyMap<number, Since> {
  const found = new Map<number, Since>()
  for (const change of applied) {
    const since = judge(change)
    if (since) found.set(change.seq, since)
  }
  return found
}

/** For kinds that the directory can't tell anything about. */
export const findNothing = async (): Promise<ReadonlyMap<number, Since>> => new Map()

/** Values that were set, compared with what is there now. `isHeld` says whether a field has a value. */
export function judgeFields<V>(
  set: Readonly<Record<string, V>>,
  before: Readonly<Record<string, V>>,
  isHeld: (field: string, value: V) => boolean,
): { readonly drifted: readonly string[]; readonly isUndone: boolean } {
  const gone = Object.entries(set).filter(([field, value]) => !isHeld(field, value))
  const isBack = (field: string) => {
    const value = before[field]
    return value !== undefined && isHeld(field, value)
  }
  const drifted = gone.map(([field]) => field).filter((field) => !isBack(field))
  return { drifted, isUndone: drifted.length === 0 && gone.length === Object.keys(set).length }
}
