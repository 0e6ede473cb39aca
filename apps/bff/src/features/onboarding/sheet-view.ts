import { connectionId, sheetId } from '@curator/console-contract/ids'
import type { Sheet } from '@curator/console-contract/onboarding'
import { AppError } from '../../core/app-error.ts'
import type { Directory } from '../../directory/directory.ts'
import { readSamples } from '../../sheets/samples.ts'
import type { SheetRecord, SheetTables } from '../../store/sheet.store.ts'
import { parseGroups } from './cell-values.ts'
import { toMappingNotices } from './mapping.ts'
import { GroupBook } from './planning/group-book.ts'

/** A sheet as the SPA sees it: counts, notices of reading and mapping, samples, groups the Server does not have. */
export async function toSheetView(
  store: SheetTables,
  directory: Directory,
  sheet: SheetRecord,
): Promise<Sheet> {
  const [counts, samples, unknownGroups] = await Promise.all([
    store.count(sheet.id),
    readSamples(store, sheet),
    listUnknownGroups(store, directory, sheet),
  ])
  return {
    id: sheetId.parse(sheet.id),
    connectionId: connectionId.parse(sheet.connectionId),
    fileName: sheet.fileName,
    createdAt: sheet.createdAt.toISOString(),
    reading: sheet.reading,
    header: [...sheet.header],
    samples,
    mapping: [...sheet.mapping],
    mappingSource: sheet.mappingSource,
    notices: [...sheet.notices, ...toMappingNotices(sheet.header, sheet.mapping)],
    counts,
    unknownGroups,
  }
}

/** Empty while the directory has not been read yet: a plan needs it anyway and says so. */
async function listUnknownGroups(
  store: SheetTables,
  directory: Directory,
  sheet: SheetRecord,
): Promise<Sheet['unknownGroups']> {
  const column = sheet.mapping.indexOf('groups')
  if (column < 0) return []
  const named = new Map<string, { name: string; rowCount: number }>()
  for (const { cell, rowCount } of await store.countCells(sheet.id, column)) {
    for (const name of parseGroups(cell)) {
      const before = named.get(name.toLowerCase())
      named.set(name.toLowerCase(), {
        name: before?.name ?? name,
        rowCount: rowCount + (before?.rowCount ?? 0),
      })
    }
  }
  const book = new GroupBook((names) => directory.findGroupsByName(names), [])
  try {
    await book.load(named.keys())
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'directory_not_ready') return []
    throw cause
  }
  return [...named.values()]
    .filter(({ name }) => book.match(name).kind === 'unknown')
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
