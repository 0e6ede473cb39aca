import type { Connection } from '@curator/console-contract/connections'
import { type StudioId, studioId } from '@curator/console-contract/ids'
import type { getStudio } from '@curator/console-contract/studios'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight, Pencil, SearchX, Trash2, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { problemCodeOf, toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { formatCounted } from '../../lib/format-count.ts'
import { readParam } from '../../lib/read-param.ts'
import { paths } from '../../paths.ts'
import { ConnectionPage } from '../../people/connection-page.tsx'
import { countPeople } from '../../people/count-people.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { DeleteStudiosDialog, MoveInDialog, MoveOutDialog } from './studio-dialogs.tsx'
import { studioQueries, usePlanStudios } from './studios.queries.ts'
import { text } from './studios-text.ts'
import { UpdateStudiosDialog } from './update-studios-dialog.tsx'

/** One studio, named in the address. */
export function StudioPage() {
  const id = readParam(studioId, useParams().studioId)
  return (
    <ConnectionPage>
      {(connection) =>
        id && <StudioOf key={`${connection.id} ${id}`} connection={connection} id={id} />
      }
    </ConnectionPage>
  )
}

function StudioOf({ connection, id }: { readonly connection: Connection; readonly id: StudioId }) {
  const { data, error, refetch } = useQuery(studioQueries.details(connection.id, id))
  const isGone = error !== null && problemCodeOf(error) === 'not_found'
  if (data && !isGone) return <StudioSheet connection={connection} details={data} />
  return (
    <Page>
      <PageHeader
        title="Studio"
        crumbs={[{ text: text.title, to: paths.studios(connection.id) }]}
        description={connection.name}
      />
      <Panel>
        {!error && <SkeletonLines count={10} />}
        {error && problemCodeOf(error) === 'not_found' && (
          <EmptyState icon={SearchX} title={text.noSuch} text={toProblemText(error).detail ?? ''} />
        )}
        {error && problemCodeOf(error) !== 'not_found' && (
          <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
        )}
      </Panel>
    </Page>
  )
}

type Details = ReplyOf<typeof getStudio>
type Task = 'in' | 'out' | 'update' | 'delete'

function StudioSheet({
  connection,
  details,
}: {
  readonly connection: Connection
  readonly details: Details
}) {
  const { studio, why, workflows } = details
  const [task, setTask] = useState<Task | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const plan = usePlanStudios(connection.id)
  const canPlan = usePermission('plans.write') && why === null
  const leaving = details.people.filter(({ id }) => chosen.has(id))
  const onClose = () => {
    plan.reset()
    setTask(null)
  }
  const shared = { connectionId: connection.id, plan, onClose }
  return (
    <Page>
      <PageHeader
        title={studio.name}
        crumbs={[{ text: text.title, to: paths.studios(connection.id) }]}
        description={`${countPeople(details.people.length)}, on ${connection.name}`}
        action={canPlan && <Actions onTask={setTask} />}
      />
      {why && <Notice tone="info">{why}</Notice>}
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Panel label="People">
          <PeopleOfStudio
            connection={connection}
            people={details.people}
            chosen={chosen}
            canPlan={canPlan}
            onChange={setChosen}
            onMove={() => setTask('out')}
          />
        </Panel>
        <Panel label="Workflows">
          <h2 className="px-4 pt-3 font-semibold">Workflows</h2>
          <ul className="flex max-h-[60dvh] flex-col gap-1 overflow-y-auto p-4 wrap-anywhere">
            {workflows === null && <li className="text-muted">{text.notTold}</li>}
            {workflows?.length === 0 && <li className="text-muted">None</li>}
            {workflows?.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </Panel>
      </div>
      {task === 'in' && <MoveInDialog {...shared} studio={studio} />}
      {task === 'out' && <MoveOutDialog {...shared} studio={studio} people={leaving} />}
      {task === 'update' && <UpdateStudiosDialog {...shared} studios={[studio]} />}
      {task === 'delete' && <DeleteStudiosDialog {...shared} studios={[studio]} />}
    </Page>
  )
}

function Actions({ onTask }: { readonly onTask: (task: Task) => void }) {
  return (
    <>
      <Button icon={Pencil} onPress={() => onTask('update')}>
        Change…
      </Button>
      <Button icon={Trash2} onPress={() => onTask('delete')}>
        Delete…
      </Button>
      <Button variant="primary" icon={UserPlus} onPress={() => onTask('in')}>
        Move people in…
      </Button>
    </>
  )
}

function PeopleOfStudio({
  connection,
  people,
  chosen,
  canPlan,
  onChange,
  onMove,
}: {
  readonly connection: Connection
  readonly people: Details['people']
  readonly chosen: ReadonlySet<string>
  readonly canPlan: boolean
  readonly onChange: (chosen: ReadonlySet<string>) => void
  readonly onMove: () => void
}) {
  const toggle = (id: string, isWanted: boolean) => {
    const next = new Set(chosen)
    if (isWanted) next.add(id)
    else next.delete(id)
    onChange(next)
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 pt-3">
        <h2 className="font-semibold">People</h2>
        {canPlan && chosen.size > 0 && (
          <Button size="small" icon={ArrowRight} onPress={onMove}>
            Move {formatCounted(chosen.size, 'person', 'people')}…
          </Button>
        )}
      </div>
      <ul className="flex max-h-[60dvh] flex-col gap-1 overflow-y-auto p-4">
        {people.length === 0 && <li className="text-muted">Nobody</li>}
        {people.map(({ email, id, name }) => (
          <li key={id} className="flex min-w-0 items-center gap-2">
            {canPlan && (
              <Checkbox
                aria-label={`Select ${email || name}`}
                isSelected={chosen.has(id)}
                onChange={(isWanted) => toggle(id, isWanted)}
              />
            )}
            <span className="min-w-0 wrap-anywhere">
              <Link
                to={paths.user(connection.id, id)}
                className="rounded-sm text-accent-ink underline"
              >
                {name}
              </Link>{' '}
              <span className="text-muted">{email}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
