import { setImmediate as nextTurn } from 'node:timers/promises'

const sliceSize = 2000

/** A list as JSON, made in slices, so that 100,000 entries do not keep other calls waiting. */
export async function toListBytes<T>(
  items: readonly T[],
  toView: (item: T) => unknown,
): Promise<Uint8Array> {
  const slices: Buffer[] = []
  for (let start = 0; start < items.length; start += sliceSize) {
    if (start > 0) await nextTurn()
    const views = items.slice(start, start + sliceSize).map(toView)
    slices.push(Buffer.from((start > 0 ? ',' : '') + JSON.stringify(views).slice(1, -1)))
  }
  return Buffer.concat([Buffer.from('['), ...slices, Buffer.from(']')])
}
