import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { InvitationForm } from './invitation-form.tsx'
import { invitationQuery } from './session.queries.ts'
import { SessionFrame } from './session-frame.tsx'

/** Where the one-time link of an invitation leads: sets a name and a password, and signs in. */
export function InvitationPage() {
  const [params] = useSearchParams()
  const token = params.get('token')
  return (
    <SessionFrame title="Join the console" text="You were invited. Choose a password to begin.">
      {token ? (
        <Invited token={token} />
      ) : (
        <Notice tone="info">
          Open the link that an administrator of the console sent you. It looks like{' '}
          <code className="font-mono text-sm">/invitation?token=…</code>
        </Notice>
      )}
    </SessionFrame>
  )
}

function Invited({ token }: { readonly token: string }) {
  const { data, error } = useQuery(invitationQuery(token))
  const navigate = useNavigate()
  if (error) return <ActionProblem {...toProblemText(error)} />
  if (!data) return <SkeletonLines count={3} label="Reading the invitation" />
  return (
    <>
      <p>
        {data.invitedByName} invites <strong className="break-all">{data.email}</strong> as{' '}
        {data.role}.
      </p>
      <InvitationForm
        token={token}
        name={data.name}
        onDone={() => void navigate(paths.home(), { replace: true })}
      />
    </>
  )
}
