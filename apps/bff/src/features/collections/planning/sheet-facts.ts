import type { Directory } from '../../../directory/directory.ts'
import { groupBy } from '../../../plans/changes/group-by.ts'
import { type CollectionFacts, findSids } from './collection-facts.ts'
import type { CollectionLine, SheetColumn } from './sheet-columns.ts'
import { gatherNames, type SheetNames, toKey } from './sheet-names.ts'

interface Asset {
  readonly id: string
  readonly name: string
}

/** What cells are looked up in; keys are trimmed and without case. */
export interface SheetFacts extends CollectionFacts, SheetNames {
  readonly workflowsByName: ReadonlyMap<string, readonly Asset[]>
  readonly schedulesByName: ReadonlyMap<string, readonly Asset[]>
}

export async function gatherSheetFacts(
  directory: Directory,
  base: Pick<CollectionFacts, 'book' | 'signIn' | 'nowMs'>,
  lines: readonly CollectionLine[],
): Promise<SheetFacts> {
  const listCells = (column: SheetColumn) => [
    ...new Set(lines.map(({ cells }) => cells[column]).filter(Boolean)),
  ]
  const findAll = async (kind: 'workflow' | 'schedule') =>
    listCells(kind).length === 0 ? [] : (await directory.findContent(kind, {})).items
  const [names, workflows, schedules] = await Promise.all([
    gatherNames(directory, base.book, [...listCells('member'), ...listCells('owner')]),
    findAll('workflow'),
    findAll('schedule'),
  ])
  const toNames = (assets: readonly Asset[]) => new Map(assets.map(({ id, name }) => [id, name]))
  return {
    ...base,
    ...names,
    sids: findSids(base.book),
    workflowNames: toNames(workflows),
    scheduleNames: toNames(schedules),
    workflowsByName: groupBy(workflows, ({ name }) => toKey(name)),
    schedulesByName: groupBy(schedules, ({ name }) => toKey(name)),
  }
}
