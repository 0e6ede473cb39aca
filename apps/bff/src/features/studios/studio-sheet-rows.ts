import { clearMark } from '@curator/console-contract/sheets'
import type { Studio } from '@curator/console-contract/studios'
import type { DirectoryUser } from '../../directory/directory.ts'
import type { NameBook, SheetLine } from '../../sheets/access-sheet.ts'
import { parseFlag } from '../../sheets/flag.ts'
import type { StudioFacts } from './studio-plan.ts'

export const studioColumns = {
  studio: ['subscription', 'to', 'into'],
  email: ['e-mail', 'mail', 'user', 'person'],
  action: ['task'],
  'new name': ['rename to'],
  'default credential': ['credential'],
  'share schedules': ['may share schedules', 'can share schedules'],
} as const
export type StudioColumn = keyof typeof studioColumns
export type StudioLine = SheetLine<StudioColumn>
type Cells = StudioLine['cells']

const kinds: Readonly<Record<string, StudioSheetTask['kind']>> = {
  '': 'move',
  move: 'move',
  create: 'create',
  rename: 'update',
  set: 'update',
  delete: 'delete',
}
export const kindOf = (cells: Cells) => kinds[cells.action.toLowerCase()]
/** Names are compared without case. */
export const keyOf = (name: string) => name.toLowerCase()

/** What a studio runs with, as far as a row says it. */
export interface WantedSettings {
  readonly credentialId?: string
  readonly canShareSchedules?: boolean
}

/** What a row asks for. `new`: a studio that a row of the same sheet makes, by its name. */
export type StudioSheetTask =
  | { readonly kind: 'move'; readonly user: DirectoryUser; readonly into: Studio | { new: string } }
  | {
      readonly kind: 'create'
      readonly name: string
      readonly user: DirectoryUser | null
      readonly settings: WantedSettings
    }
  | {
      readonly kind: 'update'
      readonly studio: Studio
      readonly wanted: WantedSettings & { readonly name?: string }
    }
  | { readonly kind: 'delete'; readonly studio: Studio }

/** What cells are looked up in. */
export interface StudioBooks {
  readonly people: NameBook<DirectoryUser & { readonly name: string }>
  readonly studios: NameBook<Studio>
  readonly credentials: NameBook<{ readonly id: string; readonly name: string }>
  readonly facts: StudioFacts
  /** Names of studios that rows of the sheet make. */
  readonly created: ReadonlySet<string>
}

export type StudioFault = readonly [column: StudioColumn, text: string | null]

export interface Understood {
  /** Null: it could not be understood. With one there may be faults, too. */
  readonly task: StudioSheetTask | null
  readonly faults: readonly StudioFault[]
}

/** Understands a row by itself. */
export function understandRow(cells: Cells, books: StudioBooks): Understood {
  switch (kindOf(cells)) {
    case 'move':
      return understandMove(cells, books)
    case 'create':
      return understandCreation(cells, books)
    case 'update':
      return understandUpdate(cells, books)
    case 'delete':
      return understandDeletion(cells, books)
    default: {
      const text = `“${cells.action}” is none of move, create, rename, set and delete.`
      return { task: null, faults: [['action', text]] }
    }
  }
}

/** Faults of cells that rows of such an action leave empty. */
const leaveEmpty = (cells: Cells, columns: readonly StudioColumn[], who: string): StudioFault[] =>
  columns.map((column) => [column, cells[column] === '' ? null : `${who} Leave it empty.`])

const ofUpdates = ['new name', 'default credential', 'share schedules'] as const

function understandDeletion(cells: Cells, { studios }: StudioBooks): Understood {
  const { fault, item } = studios.find(cells.studio, 'studio')
  return {
    task: item && { kind: 'delete', studio: item },
    faults: [
      ['studio', fault],
      ...leaveEmpty(cells, ['email'], 'Nobody is deleted with a studio.'),
      ...leaveEmpty(cells, ofUpdates, 'A row that deletes a studio says nothing else.'),
    ],
  }
}

function understandCreation(cells: Cells, books: StudioBooks): Understood {
  const { email, studio: name } = cells
  const person = books.people.find(email, 'person')
  const { faults, settings } = readSettings(cells, books)
  return {
    task: { kind: 'create', name, user: person.item, settings },
    faults: [
      ['email', email === '' ? null : person.fault],
      ['studio', name === '' ? 'The row names no studio.' : judgeName(name)],
      ...leaveEmpty(cells, ['new name'], 'A new studio gets the name in the column studio.'),
      ...faults,
    ],
  }
}

function understandUpdate(cells: Cells, books: StudioBooks): Understood {
  const { fault, item } = books.studios.find(cells.studio, 'studio')
  const { faults, settings } = readSettings(cells, books)
  const name = cells['new name']
  const isRenamed = cells.action.toLowerCase() === 'rename'
  const isBlank = ofUpdates.every((column) => cells[column] === '')
  const nothing = 'Say the new name, the default credential or whether schedules may be shared.'
  const wanted = { ...settings, ...(name === '' ? {} : { name }) }
  return {
    task: item && { kind: 'update', studio: item, wanted },
    faults: [
      ['studio', fault],
      ['new name', isRenamed && name === '' ? 'Say the new name.' : judgeName(name)],
      ['action', isBlank && !isRenamed ? nothing : null],
      ...leaveEmpty(cells, ['email'], 'Nobody moves with a row that changes a studio.'),
      ...faults,
    ],
  }
}

function understandMove(cells: Cells, { created, people, studios }: StudioBooks): Understood {
  const { email, studio: name } = cells
  const known = studios.find(name, 'studio')
  const person = people.find(email, 'person')
  const into = known.item ?? (created.has(keyOf(name)) ? { new: name } : null)
  return {
    task: person.item && into && { kind: 'move', user: person.item, into },
    faults: [
      ['email', person.fault],
      ['studio', into ? null : known.fault],
      ...leaveEmpty(cells, ofUpdates, 'A row that moves somebody changes no studio.'),
    ],
  }
}

const judgeName = (name: string) =>
  name.length > 255 ? 'A name has at most 255 characters.' : null

/** Blank cells keep what is. */
function readSettings(
  cells: Cells,
  { credentials, facts }: StudioBooks,
): { readonly settings: WantedSettings; readonly faults: readonly StudioFault[] } {
  const text = cells['default credential']
  const isOwn = text.toLowerCase() === clearMark
  const found = text === '' || isOwn ? null : credentials.find(text, 'credential')
  const credentialId = isOwn ? '' : found?.item?.id
  const flag = cells['share schedules']
  const canShareSchedules = parseFlag(flag)
  return {
    settings: {
      ...(credentialId === undefined ? {} : { credentialId }),
      ...(canShareSchedules === undefined ? {} : { canShareSchedules }),
    },
    faults: [
      ['default credential', found?.fault ? (facts.credentialsWhy ?? found.fault) : null],
      [
        'share schedules',
        flag === '' || canShareSchedules !== undefined ? null : `“${flag}” is neither yes nor no.`,
      ],
    ],
  }
}
