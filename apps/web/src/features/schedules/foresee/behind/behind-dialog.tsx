import type { ForecastRun } from '@curator/console-contract/schedule-forecast'
import { useQueries } from '@tanstack/react-query'
import { toProblemText } from '../../../../api/problem-text.ts'
import { paths } from '../../../../paths.ts'
import { Dialog } from '../../../../ui/dialog.tsx'
import { LinkButton } from '../../../../ui/link-button.tsx'
import { ProblemPanel } from '../../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../../ui/skeleton.tsx'
import { manyFilters } from '../../schedule-search.ts'
import { RunLink } from '../calendar/run-link.tsx'
import { foreseeQueries } from '../foresee.queries.ts'
import { countRuns, foreseeText, tagName } from '../foresee-text.ts'
import { durationWords, instantWords, timeWords, weekdayWords } from '../foresee-words.ts'
import type { Sight } from '../sight.ts'
import { readBehind, toInstants } from './behind-place.ts'
import { groupRuns } from './group-runs.ts'

/** The schedules behind a mark, each with the way to its page; and those whose next run it is, in the list. */
export function BehindDialog({
  sight,
  behind,
}: {
  readonly sight: Sight
  readonly behind: string
}) {
  const { change, query, stretch, zone } = sight
  const { when, workerTag } = readBehind(behind)
  const instants = toInstants(when, stretch, zone)
  const answers = useQueries({
    queries: instants.map(({ fromMs, toMs }) =>
      foreseeQueries.runs({
        ...query,
        ...(workerTag === undefined ? {} : { workerTag: [workerTag] }),
        from: new Date(fromMs).toISOString(),
        to: new Date(toMs).toISOString(),
      }),
    ),
  })
  const failed = answers.find(({ error }) => error !== null)
  const isWaiting = answers.some(({ data }) => data === undefined)
  const runs = answers.flatMap(({ data }) => data?.runs ?? [])
  return (
    <Dialog
      isOpen
      size="large"
      title={`${toTitle(when, instants, zone)}${workerTag === undefined ? '' : `, ${tagName(workerTag)}`}`}
      onClose={() => change({ behind: undefined }, true)}
      footer={instants.length === 1 && <ListLink sight={sight} instants={instants} />}
    >
      {failed ? (
        <ProblemPanel
          {...toProblemText(failed.error)}
          onRetry={() => answers.forEach((answer) => void answer.refetch())}
        />
      ) : isWaiting ? (
        <SkeletonLines count={6} />
      ) : (
        <RunsBehind sight={sight} runs={runs} isCut={answers.some(({ data }) => data?.isCut)} />
      )}
    </Dialog>
  )
}

type Instants = ReturnType<typeof toInstants>

function toTitle(when: string, instants: Instants, zone: string): string {
  const [first] = instants
  if (!first) return foreseeText.behindEmpty
  const hours = `${timeWords(first.fromMs, zone)} to ${timeWords(first.toMs, zone)}`
  if (/^[1-7]T/.test(when)) return `${weekdayWords(Number(when[0]), 'long')}, ${hours}`
  return when.includes('T')
    ? `${instantWords(first.fromMs, zone)} to ${timeWords(first.toMs, zone)}`
    : instantWords(first.fromMs, zone).replace(/,? \d\d:\d\d$/, '')
}

function RunsBehind({
  sight: { connection, zone },
  runs,
  isCut,
}: {
  readonly sight: Sight
  readonly runs: readonly ForecastRun[]
  readonly isCut: boolean
}) {
  if (runs.length === 0) return <p className="py-4 text-muted">{foreseeText.behindEmpty}</p>
  return (
    <>
      <p className="text-sm text-muted">
        {countRuns(runs.length)}. {foreseeText.behindHint} {isCut && foreseeText.isCut}
      </p>
      <ul className="divide-y divide-line">
        {groupRuns(runs).map(({ first, count }) => (
          <li
            key={first.scheduleId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5 py-1.5"
          >
            <RunLink connectionId={connection.id} run={first} />
            <span className="text-sm text-muted tabular-nums">
              {count > 1 && `${countRuns(count)}, first `}
              {instantWords(first.startAt, zone)} · {durationWords(first)} ·{' '}
              {tagName(first.workerTag)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function ListLink({
  sight: { connection, search },
  instants: [first],
}: {
  readonly sight: Sight
  readonly instants: Instants
}) {
  if (!first) return null
  const filters = Object.fromEntries(manyFilters.map((key) => [key, search[key]]))
  const to = paths.schedules(connection.id, {
    ...filters,
    ...(search.search ? { search: search.search } : {}),
    nextFrom: new Date(first.fromMs).toISOString(),
    nextTo: new Date(first.toMs).toISOString(),
  })
  return <LinkButton to={to}>Show those whose next run this is in the list</LinkButton>
}
