import type { ConnectionId, JobProfileId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Panel } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { usualProfileText } from './onboarding-text.ts'
import { jobProfilesQuery } from './profiles/job-profiles.queries.ts'

const noneKey = 'none'

/** The job profile of rows that name none. */
export function UsualProfileForm({
  connectionId,
  profileId,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly profileId: JobProfileId | null
  readonly onChange: (profileId: JobProfileId | null) => void
}) {
  const { data = [], error } = useQuery(jobProfilesQuery(connectionId))
  return (
    <Panel label={usualProfileText.title}>
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-lg font-semibold">{usualProfileText.title}</h2>
        <p className="text-muted">
          {usualProfileText.about}{' '}
          <Link
            to={paths.jobProfiles(connectionId)}
            className="rounded-sm text-accent-ink underline"
          >
            {usualProfileText.link}
          </Link>
        </p>
        {error && <ActionProblem {...toProblemText(error)} />}
        <div className="max-w-96">
          <Select
            label={usualProfileText.label}
            items={[
              { key: noneKey, text: usualProfileText.none },
              ...data.map(({ id, name, description }) => ({ key: id, text: name, description })),
            ]}
            value={profileId ?? noneKey}
            onChange={(key) => onChange(data.find(({ id }) => id === key)?.id ?? null)}
          />
        </div>
      </div>
    </Panel>
  )
}
