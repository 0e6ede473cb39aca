import { useQuery } from '@tanstack/react-query'
import { Navigate, useSearchParams } from 'react-router'
import { sessionQuery } from '../../api/session.queries.ts'
import { toLocalPath } from '../../lib/local-path.ts'
import { paths } from '../../paths.ts'
import { SessionFrame } from './session-frame.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** Signs in, then leads back to where the person wanted to go. */
export function SignInPage() {
  const [params] = useSearchParams()
  const session = useQuery(sessionQuery)
  if (session.data?.state === 'signed_in') {
    return <Navigate replace to={toLocalPath(params.get('returnTo'))} />
  }
  if (session.data?.state === 'setup_required') return <Navigate replace to={paths.setup()} />
  return (
    <SessionFrame
      title="Sign in"
      text="Use the e-mail address and password of your console account."
    >
      <SignInForm />
    </SessionFrame>
  )
}
