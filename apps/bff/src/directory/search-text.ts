/**
 * Search in the texts of all rows: one long lower-case string and `indexOf`, which beats looking at rows one by one.
 * Changed rows are looked at one by one until there are too many of them.
 */
export class SearchText {
  readonly #textOf: (row: number) => string
  #all = ''
  #starts = new Uint32Array(0)
  #changed = new Map<number, string | null>()
  #rowCount = 0

  constructor(rowCount: number, textOf: (row: number) => string) {
    this.#textOf = textOf
    this.#build(rowCount)
  }

  /** Notes a row whose text changed, or that is new. */
  touch(row: number): void {
    this.#changed.set(row, null)
    this.#rowCount = Math.max(this.#rowCount, row + 1)
  }

  /** Sets `marks[row]` to 1 for each row that has the word; the word holds no white space. */
  mark(word: string, marks: Uint8Array): void {
    if (this.#changed.size > rebuildAfter) this.#build(this.#rowCount)
    const wanted = fold(word)
    this.#markInAll(wanted, marks)
    for (const [row, text] of this.#changed) {
      const folded = text ?? fold(this.#textOf(row))
      this.#changed.set(row, folded)
      marks[row] = folded.includes(wanted) ? 1 : 0
    }
  }

  #markInAll(wanted: string, marks: Uint8Array): void {
    const starts = this.#starts
    let row = 0
    let at = this.#all.indexOf(wanted)
    while (at !== -1) {
      while ((starts[row + 1] ?? Number.POSITIVE_INFINITY) <= at) row += 1
      marks[row] = 1
      const next = starts[row + 1]
      if (next === undefined) return
      at = this.#all.indexOf(wanted, next)
    }
  }

  #build(rowCount: number): void {
    const texts = Array.from({ length: rowCount }, (_, row) => fold(this.#textOf(row)))
    this.#starts = new Uint32Array(rowCount)
    let at = 0
    for (const [row, text] of texts.entries()) {
      this.#starts[row] = at
      at += text.length + 1
    }
    this.#all = texts.join('\n')
    this.#changed.clear()
    this.#rowCount = rowCount
  }
}

const rebuildAfter = 5_000

/** What search compares: no case, and one form of each accented letter. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
