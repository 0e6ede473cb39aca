import type { ConnectionId } from '@curator/console-contract/ids'
import { useState } from 'react'
import { emptyDraft, type LeaverDraft, leaverDraft } from './leaver-list.ts'

const keyOf = (connectionId: ConnectionId) => `console.offboarding.${connectionId}`

/** The list of leavers and the options, kept in this tab until the plan is made: a reload loses nothing. */
export function useLeaverDraft(connectionId: ConnectionId) {
  const [draft, setDraft] = useState(() => read(connectionId))
  return {
    draft,
    change: (next: LeaverDraft) => {
      setDraft(next)
      write(connectionId, next)
    },
    forget: () => write(connectionId, null),
  }
}

function read(connectionId: ConnectionId): LeaverDraft {
  try {
    return leaverDraft.parse(JSON.parse(sessionStorage.getItem(keyOf(connectionId)) ?? ''))
  } catch {
    // Nothing kept, not ours, or storage is switched off.
    return emptyDraft
  }
}

function write(connectionId: ConnectionId, draft: LeaverDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(connectionId), JSON.stringify(draft))
    else sessionStorage.removeItem(keyOf(connectionId))
  } catch {
    // Storage may be switched off; the list then lasts until the page is left.
  }
}
