import type { AccessSheetRow } from '@curator/console-contract/access-sheets'
import type { Studio } from '@curator/console-contract/studios'
import type { DirectoryUser } from '../../directory/directory.ts'
import { listFaults, NameBook, type SheetLine } from '../../sheets/access-sheet.ts'
import { type StudioFacts, sayNamesake, whyNotDeleted } from './studio-plan.ts'

export const studioColumns = {
  studio: ['subscription', 'to', 'into'],
  email: ['e-mail', 'mail', 'user', 'person'],
  action: ['task'],
} as const
export type StudioColumn = keyof typeof studioColumns
type Line = SheetLine<StudioColumn>

const kinds: Readonly<Record<string, 'move' | 'create' | 'delete'>> = {
  '': 'move',
  move: 'move',
  create: 'create',
  delete: 'delete',
}

/** What a row asks for. `new`: a studio that a row of the same sheet makes, by its name. */
export type StudioSheetTask =
  | { readonly kind: 'move'; readonly user: DirectoryUser; readonly into: Studio | { new: string } }
  | { readonly kind: 'create'; readonly name: string; readonly user: DirectoryUser | null }
  | { readonly kind: 'delete'; readonly studio: Studio }

export interface JudgedLine {
  /** Its faults include the hindrance. */
  readonly row: AccessSheetRow
  /** Null: it could not be understood. */
  readonly task: StudioSheetTask | null
  /** It was understood, but the Server is not so that it could be done. */
  readonly hindrance: string | null
}

interface Books {
  readonly people: NameBook<DirectoryUser & { readonly name: string }>
  readonly studios: NameBook<Studio>
  readonly facts: StudioFacts
  /** Names of studios that rows of the sheet make. */
  readonly created: ReadonlySet<string>
}

/** Names are compared without case. */
export const keyOf = (name: string) => name.toLowerCase()
const kindOf = ({ cells }: Line) => kinds[cells.action.toLowerCase()]

/** Understands every row; a person and a deletion may stand in a sheet once. */
export function judgeStudioLines(
  lines: readonly Line[],
  users: readonly DirectoryUser[],
  facts: StudioFacts,
): JudgedLine[] {
  const creating = lines.filter((line) => kindOf(line) === 'create' && line.cells.studio !== '')
  const books: Books = {
    people: new NameBook(users.map((user) => ({ ...user, name: user.email }))),
    studios: new NameBook([...facts.studios.values()]),
    facts,
    created: new Set(creating.map(({ cells }) => keyOf(cells.studio))),
  }
  const filled = new Set(
    lines.flatMap((line) => (kindOf(line) === 'move' ? keyOf(line.cells.studio) : [])),
  )
  const seen = new Set<string>()
  return lines.map((line) => {
    const { email, studio } = line.cells
    const kind = kindOf(line)
    const twice = (word: string, key: string) => {
      const isSecond = key !== '' && seen.has(`${word} ${keyOf(key)}`)
      seen.add(`${word} ${keyOf(key)}`)
      return isSecond ? `${key} stands in the sheet twice.` : null
    }
    const faults: readonly (readonly [string, string | null])[] =
      kind === 'delete'
        ? [
            ['studio', twice('studio', studio)],
            ['studio', filled.has(keyOf(studio)) ? 'Other rows move people into it.' : null],
          ]
        : [
            ['email', twice('email', email)],
            ['studio', kind === 'create' && email === '' ? twice('new', studio) : null],
          ]
    return judgeLine(line, faults, books)
  })
}

function judgeLine(
  { cells, line }: Line,
  more: readonly (readonly [string, string | null])[],
  books: Books,
): JudgedLine {
  const kind = kinds[cells.action.toLowerCase()]
  const understood = understand(kind, cells, books)
  const faults = listFaults([
    ...understood.faults,
    ...more,
    ['action', kind ? null : `“${cells.action}” is none of move, create and delete.`],
  ])
  const task = faults.length === 0 ? understood.task : null
  const hindrance = task && findHindrance(task, books)
  const all = hindrance === null ? faults : [...faults, { column: 'studio', text: hindrance }]
  return {
    row: {
      line,
      subject: cells.email || cells.studio,
      sentence: task && all.length === 0 ? saySentence(task, books.facts) : '',
      faults: all,
    },
    task,
    hindrance,
  }
}

interface Understood {
  readonly task: StudioSheetTask | null
  readonly faults: readonly (readonly [string, string | null])[]
}

function understand(
  kind: StudioSheetTask['kind'] | undefined,
  cells: Line['cells'],
  books: Books,
): Understood {
  if (kind === undefined) return { task: null, faults: [] }
  if (kind === 'delete') return understandDeletion(cells, books)
  return kind === 'create' ? understandCreation(cells, books) : understandMove(cells, books)
}

function understandDeletion({ email, studio }: Line['cells'], { studios }: Books): Understood {
  const { fault, item } = studios.find(studio, 'studio')
  const tooMuch = email === '' ? null : 'Nobody is deleted with a studio. Leave the e-mail empty.'
  return {
    task: item && { kind: 'delete', studio: item },
    faults: [
      ['studio', fault],
      ['email', tooMuch],
    ],
  }
}

function understandCreation({ email, studio: name }: Line['cells'], { people }: Books): Understood {
  const person = people.find(email, 'person')
  const fault = name === '' ? 'The row names no studio.' : null
  const isLong = name.length > 255 ? 'A name has at most 255 characters.' : null
  return {
    task: { kind: 'create', name, user: person.item },
    faults: [
      ['email', email === '' ? null : person.fault],
      ['studio', fault ?? isLong],
    ],
  }
}

function understandMove(
  { email, studio: name }: Line['cells'],
  { created, people, studios }: Books,
): Understood {
  const known = studios.find(name, 'studio')
  const person = people.find(email, 'person')
  const into = known.item ?? (created.has(keyOf(name)) ? { new: name } : null)
  return {
    task: person.item && into && { kind: 'move', user: person.item, into },
    faults: [
      ['email', person.fault],
      ['studio', into ? null : known.fault],
    ],
  }
}

function findHindrance(task: StudioSheetTask, { facts }: Books): string | null {
  if (task.kind === 'delete') return whyNotDeleted(task.studio)
  if (task.kind === 'move') return null
  const isTaken = [...facts.studios.values()].some(({ name }) => keyOf(name) === keyOf(task.name))
  return isTaken ? sayNamesake(task.name) : null
}

function saySentence(task: StudioSheetTask, { places }: StudioFacts): string {
  if (task.kind === 'delete') return `Delete the studio “${task.studio.name}”.`
  const from = task.user && places.studioOf.get(task.user.id)
  const move = `from ${from ? `“${from.name}”` : 'wherever they are'}`
  if (task.kind === 'create')
    return `Create the studio “${task.name}”${task.user ? `, and move them in ${move}` : ''}.`
  return `Move ${move} to “${'new' in task.into ? task.into.new : task.into.name}”.`
}
