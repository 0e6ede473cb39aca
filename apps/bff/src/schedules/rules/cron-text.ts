/** Where the values of a field begin and how many there are. */
export interface FieldRange {
  readonly first: number
  readonly count: number
}

export const minuteField: FieldRange = { first: 0, count: 60 }
export const hourField: FieldRange = { first: 0, count: 24 }

/** A field of an expression that allows exactly these values, in rising order, as short as a person would write it. */
export function toFieldText(values: readonly number[], { first, count }: FieldRange): string {
  if (values.length === count) return '*'
  const [low = first, second = first] = values
  const step = second - low
  const isEven = values.every((value, place) => value === low + place * step)
  const isFull = low === first && low + values.length * step >= first + count
  if (values.length > 2 && isEven && isFull) return `*/${step}`
  return toPieces(values).join(',')
}

/** Rows of more than two as `1-5`. */
function toPieces(values: readonly number[]): string[] {
  const pieces: string[] = []
  for (let place = 0; place < values.length; ) {
    const low = values[place] ?? 0
    let length = 1
    while (values[place + length] === low + length) length += 1
    if (length > 2) pieces.push(`${low}-${low + length - 1}`)
    else for (let at = 0; at < length; at += 1) pieces.push(String(low + at))
    place += length
  }
  return pieces
}
