/** A sheet of invented people; `mark` keeps rounds apart. */
export function peopleCsv(rowCount: number, mark: string): string {
  const lines = ['Email,First name,Last name,Role,Time zone,Schedule jobs']
  for (let row = 1; row <= rowCount; row += 1) {
    lines.push(`${mark}.${row}@example.test,First${row},Last${row},Viewer,Europe/Berlin,yes`)
  }
  return `${lines.join('\r\n')}\r\n`
}
