import {
  keyOf,
  kindOf,
  type StudioBooks,
  type StudioFault,
  type StudioLine,
} from './studio-sheet-rows.ts'

/** A line with the faults it has by itself. */
interface LineAlone {
  readonly line: StudioLine
  readonly faults: readonly StudioFault[]
}

/** What rows of one sheet keep each other from: the later one has the fault, and a deletion gives way to any other. */
export function findClashes(
  rows: readonly LineAlone[],
  books: StudioBooks,
): readonly (readonly StudioFault[])[] {
  const studioOf = ({ cells }: StudioLine) =>
    books.studios.find(cells.studio, 'studio').item?.id ?? `new ${keyOf(cells.studio)}`
  const users = new Map<string, string>()
  const makers = new Map<string, LineAlone>()
  for (const row of rows) {
    const { cells, line } = row.line
    const kind = kindOf(cells)
    const key = studioOf(row.line)
    if (kind === 'create' && !makers.has(keyOf(cells.studio))) makers.set(keyOf(cells.studio), row)
    if (users.has(key)) continue
    if (kind === 'move') users.set(key, `Line ${line} moves people into it.`)
    if (kind === 'update') users.set(key, `Line ${line} changes it.`)
  }
  const claim = makeClaims()
  return rows.map((row): readonly StudioFault[] => {
    const { cells, line } = row.line
    const studio = studioOf(row.line)
    switch (kindOf(cells)) {
      case 'delete':
        return [
          ['studio', claim(`gone ${studio}`, line, 'deletes this studio already')],
          ['studio', users.get(studio) ?? null],
        ]
      case 'update':
        return [
          ['studio', claim(`set ${studio}`, line, 'changes this studio already')],
          ['new name', findNameTwin(cells['new name'], line, makers, claim)],
        ]
      case 'move':
        return [['email', claimPerson(row.line, books, claim)]]
      case 'create':
        return [
          ['email', claimPerson(row.line, books, claim)],
          ['studio', findMaker(row, makers)],
        ]
      default:
        return []
    }
  })
}

type Claim = (key: string, line: number, words: string) => string | null

/** Keeps who came first; answers what that line does, in words. */
function makeClaims(): Claim {
  const first = new Map<string, number>()
  return (key, line, words) => {
    const before = first.get(key)
    if (before !== undefined) return `Line ${before} ${words}.`
    first.set(key, line)
    return null
  }
}

/** A person moves once, whether a row names them by e-mail or id. */
function claimPerson({ cells, line }: StudioLine, { people }: StudioBooks, claim: Claim) {
  if (cells.email === '') return null
  const key = people.find(cells.email, 'person').item?.id ?? keyOf(cells.email)
  return claim(`person ${key}`, line, 'moves this person already')
}

function findNameTwin(
  name: string,
  line: number,
  makers: ReadonlyMap<string, LineAlone>,
  claim: Claim,
): string | null {
  if (name === '') return null
  const maker = makers.get(keyOf(name))
  if (maker) return `Line ${maker.line.line} makes a studio of this name.`
  return claim(`name ${keyOf(name)}`, line, 'gives this name to another studio')
}

/** The first row of a new studio says what it is made with; others bring people. */
function findMaker({ line: { cells, line } }: LineAlone, makers: ReadonlyMap<string, LineAlone>) {
  const maker = makers.get(keyOf(cells.studio))
  if (!maker || maker.line.line === line || cells.studio === '') return null
  const where = `Line ${maker.line.line} makes this studio`
  if (cells.email === '') return `${where} already.`
  if (cells['default credential'] + cells['share schedules'] !== '')
    return `${where}: say there what it is made with.`
  const isAmiss = maker.faults.some(
    ([column, text]) => text !== null && column !== 'email' && column !== 'studio',
  )
  return isAmiss ? `${where} and has a fault.` : null
}
