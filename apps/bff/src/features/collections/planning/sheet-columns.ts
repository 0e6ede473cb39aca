import type { SheetLine } from '../../../sheets/access-sheet.ts'

/** Columns of a sheet of collections, in the order of the template, with the other names that each is understood by. */
export const sheetColumns = {
  collection: ['collection name', 'sammlung', 'collection id'],
  action: [],
  'new name': ['rename', 'rename to'],
  owner: ['owner email', 'collection owner'],
  member: ['member email', 'email', 'user', 'group', 'user or group', 'person', 'sid'],
  rights: ['permissions', 'right', 'permission'],
  expires: ['expiry', 'expires at', 'expiration date', 'until', 'expiration'],
  workflow: ['workflows', 'workflow name', 'app'],
  schedule: ['schedules', 'schedule name'],
} as const
export type SheetColumn = keyof typeof sheetColumns
export const sheetColumnNames = Object.keys(sheetColumns) as SheetColumn[]

/** A line of the sheet; blank cells are empty. */
export type CollectionLine = SheetLine<SheetColumn>
