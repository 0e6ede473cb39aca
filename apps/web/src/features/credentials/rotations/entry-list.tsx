import type { RotationEntry } from '@curator/console-contract/credential-rotations'
import { Link } from 'react-router'
import { paths } from '../../../paths.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Panel } from '../../../ui/page.tsx'
import { planWords, runWords, stepText } from './step-text.ts'

/** Who did what when, the newest first. */
export function EntryList({ entries }: { readonly entries: readonly RotationEntry[] }) {
  return (
    <Panel label="What was done">
      <h2 className="border-b border-line px-4 py-2 font-semibold">What was done</h2>
      {entries.length === 0 && <p className="px-4 py-3 text-muted">Nothing yet.</p>}
      <ul className="flex flex-col divide-y divide-line">
        {entries.toReversed().map((entry) => (
          <li key={`${entry.at} ${entry.step}`} className="px-4 py-2 wrap-anywhere">
            <strong className="font-semibold">{stepText[entry.step].done}</strong>
            {entry.note && <span>: {entry.note}</span>}
            <span className="block text-muted">
              {entry.accountName}, <InstantText instant={entry.at} />
              {entry.plan && (
                <>
                  {', '}
                  <PlanLink plan={entry.plan} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function PlanLink({ plan }: { readonly plan: NonNullable<RotationEntry['plan']> }) {
  const { id, runId, runState, state } = plan
  return (
    <Link
      to={runId ? paths.run(runId) : paths.plan(id)}
      className="rounded-sm text-accent-ink underline"
    >
      {runState ? runWords[runState] : planWords[state]}
    </Link>
  )
}
