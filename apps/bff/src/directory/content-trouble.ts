import type { AlteryxFailureFacts } from '../alteryx/alteryx-failure.ts'
import type { ContentKind } from './directory.ts'

const words: Record<ContentKind, string> = {
  workflow: 'workflows',
  schedule: 'schedules',
  collection: 'collections',
  'collection-rights': 'rights in collections',
  credential: 'credentials',
  'data-connection': 'data connections',
}

/** Statuses by which a Server says that it does not have an operation (reference 2.6). */
const lacking: ReadonlySet<number | null> = new Set([404, 405, 501])

/** Why a list is not there, for people; `null` when the Server as a whole can't be asked. */
export function toWhy(
  kind: ContentKind,
  { kind: failure, status }: Pick<AlteryxFailureFacts, 'kind' | 'status'>,
): string | null {
  if (failure === 'unreachable' || failure === 'credentials' || failure === 'busy') return null
  if (lacking.has(status)) {
    return `This Server does not offer the list of ${words[kind]} in its release.`
  }
  if (failure === 'forbidden') {
    return `The Server does not let the owner of the API key list ${words[kind]}. Use the key of a Curator.`
  }
  if (failure === 'refused') {
    return `The Server refused to list ${words[kind]} (status ${status}).`
  }
  if (status !== null && status >= 500) {
    return `The Server answered the list of ${words[kind]} with an error of its own (status ${status}). The next refresh asks again.`
  }
  return toUnreadable(kind)
}

/** Why a list is not there whose answer can't be read, or came too late or not whole. */
export function toUnreadable(kind: ContentKind): string {
  return `The Server’s list of ${words[kind]} came too late, not whole, or not as expected data. The next refresh asks again.`
}

/** Why a list is not there that a Server answers in its short view alone. */
export function toShortView(kind: ContentKind): string {
  return `The Server lists ${words[kind]} in its short view only, which does not tell enough.`
}
