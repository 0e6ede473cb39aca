/** What a soak found wrong. Kept in the order it was seen and printed at once. */
export interface Findings {
  add(what: string): void
  /** Adds a finding where `holds` is false. */
  expect(holds: boolean, what: () => string): void
  readonly count: number
}

/** An empty list of findings. */
export function createFindings(print: (line: string) => void): Findings {
  let count = 0
  const add = (what: string) => {
    count += 1
    print(`FINDING ${count}: ${what}`)
  }
  return {
    add,
    expect: (holds, what) => {
      if (!holds) add(what())
    },
    get count() {
      return count
    },
  }
}
