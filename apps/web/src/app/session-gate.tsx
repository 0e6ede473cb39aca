import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { toProblemText } from '../api/problem-text.ts'
import { sessionQuery } from '../api/session.queries.ts'
import { paths } from '../paths.ts'
import { ProblemPanel } from '../ui/problem-panel.tsx'

/** Lets people through who are signed in; leads others to the sign-in or setup page, and later back to where they were. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { pathname, search } = useLocation()
  const session = useQuery(sessionQuery)
  if (session.data?.state === 'signed_in') return children
  if (session.data?.state === 'signed_out')
    return <Navigate replace to={paths.signIn(pathname + search)} />
  if (session.data?.state === 'setup_required') return <Navigate replace to={paths.setup()} />
  if (session.error) {
    return (
      <main className="p-6">
        <ProblemPanel
          {...toProblemText(session.error)}
          onRetry={() => void session.refetch()}
          isRetrying={session.isFetching}
        />
      </main>
    )
  }
  return <p className="sr-only">Loading</p>
}
