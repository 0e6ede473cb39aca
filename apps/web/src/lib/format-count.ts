/** A whole number with the separators of the person's locale: `10,000`. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat().format(count)
}

/** A count with its noun: `1 row`, `10,000 rows`. */
export function formatCounted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
