/** SIDs of a text, each once: between lines, spaces, commas or semicolons. */
export function toSids(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))]
}
