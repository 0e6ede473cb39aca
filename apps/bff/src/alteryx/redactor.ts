/** Takes secrets out of text that came from elsewhere. */
export interface Redactor {
  /** Keeps a value out of every text from now on; the last 16 are kept. Values under 6 characters are no secrets. */
  add(value: string): void
  redact(text: string): string
}

const kept = 16

export function createRedactor(): Redactor {
  let values: string[] = []
  return {
    add: (value) => {
      if (value.length < 6 || values.includes(value)) return
      values = [...values, value].slice(-kept)
    },
    redact: (text) => {
      // Longest first: a value that holds another must go as a whole.
      const forms = values.flatMap((value) => [value, encodeURIComponent(value)])
      forms.sort((a, b) => b.length - a.length)
      return forms.reduce((rest, form) => rest.replaceAll(form, '***'), text)
    },
  }
}
