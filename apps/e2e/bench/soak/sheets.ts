import type { Random } from './random.ts'

/** One person of a sheet. */
export interface Person {
  readonly email: string
  readonly role: string
  readonly tag: string
  readonly group: string
}

const rowCount = 200
const roles = ['Viewer', 'Member', 'Artisan'] as const

/** The people of one team, 200 of them; their role, tag and group are drawn anew each time. */
export function drawPeople(team: number, groupNames: readonly string[], random: Random): Person[] {
  return Array.from({ length: rowCount }, (_, row) => ({
    email: `team${team}.person${row + 1}@example.test`,
    role: random.pick(roles),
    tag: random.pick(['', 'fast', 'slow']),
    group: random.pick(['', '', ...groupNames]),
  }))
}

/** The sheet as a CSV file. A blank cell leaves what is there. */
export function toCsv(people: readonly Person[]): Uint8Array {
  const lines = people.map(({ email, role, tag, group }, row) =>
    [email, `First${row + 1}`, `Last${row + 1}`, role, tag, group].join(','),
  )
  const header = 'Email,First name,Last name,Role,Default worker tag,Groups'
  return new TextEncoder().encode(`${[header, ...lines].join('\r\n')}\r\n`)
}
