import { type ContentList, parseContentList, ShortViewError } from '../alteryx/content-lists.ts'
import { contentKinds } from './content-links.ts'
import type { StoredContent } from './content-tables.ts'
import { toShortView, toUnreadable } from './content-trouble.ts'
import type { ContentFound, ContentKind } from './directory.ts'
import type { ContentReading, ListReading } from './directory-worker-api.ts'
import { joinRights } from './join-rights.ts'

/** Turns the lists that were read into content, one after the other; a list that is no list is told with the reason. */
export async function parseContent(
  reading: ContentReading,
  pause: () => Promise<void>,
): Promise<{ readonly content: StoredContent; readonly oddCount: number }> {
  const found: [ContentKind, ContentFound<ContentKind>][] = []
  let oddCount = 0
  for (const kind of contentKinds) {
    const list = await parseList(kind, reading[kind], pause)
    oddCount += list.oddCount
    found.push([kind, { items: list.items, why: list.why }])
    await pause()
  }
  const content = Object.fromEntries(found) as unknown as StoredContent
  return { content: joinRights(content), oddCount }
}

async function parseList<K extends ContentKind>(
  kind: K,
  { bytes, why }: ListReading,
  pause: () => Promise<void>,
): Promise<ContentFound<K> & Pick<ContentList<K>, 'oddCount'>> {
  if (bytes === null) return { items: [], oddCount: 0, why }
  try {
    return { ...(await parseContentList(kind, bytes, pause)), why: null }
  } catch (error) {
    if (error instanceof ShortViewError) return { items: [], oddCount: 0, why: toShortView(kind) }
    if (error instanceof SyntaxError) return { items: [], oddCount: 0, why: toUnreadable(kind) }
    throw error
  }
}
