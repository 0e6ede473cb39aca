import { setImmediate as nextTurn } from 'node:timers/promises'

const sliceSize = 2000

/** A JSON list as bytes, made in slices, so that tens of thousands of entries do not keep other calls waiting. */
export async function toJsonList<T>(
  items: readonly T[],
  view: (item: T) => unknown,
): Promise<Uint8Array> {
  const slices: Buffer[] = []
  for (let start = 0; start < items.length; start += sliceSize) {
    if (start > 0) await nextTurn()
    const views = items.slice(start, start + sliceSize).map(view)
    slices.push(Buffer.from((start > 0 ? ',' : '') + JSON.stringify(views).slice(1, -1)))
  }
  return Buffer.concat([Buffer.from('['), ...slices, Buffer.from(']')])
}
