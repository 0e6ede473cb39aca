/** Inserts into a list ordered by `notBeforeMs`, after those of the same instant. */
export function insertByTime<T extends { readonly notBeforeMs: number }>(list: T[], item: T): void {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as T).notBeforeMs <= item.notBeforeMs) low = middle + 1
    else high = middle
  }
  list.splice(low, 0, item)
}
