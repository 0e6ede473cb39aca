import { useQuery } from '@tanstack/react-query'
import { Navigate, useSearchParams } from 'react-router'
import { sessionQuery } from '../../api/session.queries.ts'
import { paths } from '../../paths.ts'
import { Notice } from '../../ui/notice.tsx'
import { SessionFrame } from './session-frame.tsx'
import { SetupForm } from './setup-form.tsx'

/** The first start: makes the first administrator. Needs the token of the link that the console printed. */
export function SetupPage() {
  const [params] = useSearchParams()
  const token = params.get('token')
  const session = useQuery(sessionQuery)
  if (session.data?.state === 'signed_in') return <Navigate replace to={paths.home()} />
  if (session.data?.state === 'signed_out') return <Navigate replace to={paths.signIn()} />
  return (
    <SessionFrame
      title="Set up the console"
      text="You are the first here. Make the account of its administrator."
    >
      {token ? (
        <SetupForm token={token} />
      ) : (
        <Notice tone="info">
          Open the one-time link that the console printed when it was started. It looks like{' '}
          <code className="font-mono text-sm">/setup?token=…</code>
        </Notice>
      )}
    </SessionFrame>
  )
}
