import type { Connection } from '@curator/console-contract/connections'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { connectionsQuery, directoryKey } from '../api/connections.queries.ts'
import { usePageConnection } from '../lib/page-connection.tsx'

const noConnections: readonly Connection[] = []

/**
 * The connection the frame shows: the one in the address, the one the page has announced, the one shown last, the
 * first. `isAbout` tells whether the page in sight is about it.
 */
export function useShownConnection() {
  const connections = useQuery(connectionsQuery).data ?? noConnections
  const announced = usePageConnection()
  const inAddress = /^\/c\/([^/]+)/.exec(useLocation().pathname)?.[1]
  const lastShown = useRef<string>(undefined)
  const find = (id: string | undefined) => connections.find((candidate) => candidate.id === id)
  const about = find(inAddress ?? announced)
  const connection = about ?? find(lastShown.current) ?? connections[0]
  lastShown.current = connection?.id
  useForgetOldDirectories(connections)
  return { connection, connections, isAbout: about !== undefined }
}

/** Makes everything read from a directory old once the directory has been read anew. */
function useForgetOldDirectories(connections: readonly Connection[]): void {
  const client = useQueryClient()
  const seen = useRef(new Map<string, string | null>())
  useEffect(() => {
    for (const { id, directory } of connections) {
      const before = seen.current.get(id)
      seen.current.set(id, directory.takenAt)
      if (before !== undefined && before !== directory.takenAt) {
        void client.invalidateQueries({ queryKey: directoryKey(id) })
      }
    }
  }, [connections, client])
}
