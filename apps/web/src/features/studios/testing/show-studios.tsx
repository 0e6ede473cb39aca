import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import {
  createStudioPlan,
  getStudio,
  listStudios,
  type Studio,
  studio,
} from '@curator/console-contract/studios'
import { listUserChoices } from '@curator/console-contract/users'
import { configure } from '@testing-library/react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'

// A simulated browser draws a grid slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 5_000 })

const planId = '0198c0de-0000-7000-8000-00000000000a'
const readAt = '2026-11-29T01:00:00Z'

export function aStudio(change: Partial<z.input<typeof studio>> = {}): Studio {
  return studio.parse({
    id: 's1',
    name: 'Finance',
    userCount: 2,
    workflowCount: 1,
    credential: { id: 'c1', name: 'CORP\\runner' },
    canShareSchedules: true,
    ...change,
  })
}

const people = [
  { id: 'u1', name: 'Ada Lovelace', email: 'ada@example.test' },
  { id: 'u2', name: 'Ben Ito', email: 'ben@example.test' },
]

/** What an older Server tells: names and people alone. */
export const untold = { workflowCount: null, credential: null, canShareSchedules: null } as const

/** Shows a page of studios over a stub that knows some studios, two people in the first, and makes plans. */
export function showStudios(
  page: ReactNode,
  {
    items = [
      aStudio(),
      aStudio({ id: 's2', name: 'Trial', userCount: 0, workflowCount: 0, credential: null }),
    ],
    pattern,
    role = 'operator',
    url,
    why = null,
  }: {
    readonly pattern: string
    readonly url: string
    readonly items?: readonly Studio[]
    readonly role?: Parameters<typeof aSession>[0]
    /** Why studios can’t be changed; null where they can. */
    readonly why?: string | null
  },
) {
  const details = {
    people: people.map((person) => ({ ...person, id: person.id as never })),
    workflows: why === null ? [{ id: 'w1', name: 'Month end' }] : null,
  }
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(listStudios, ({ query: { page: at, pageSize, search = '', state } }) => {
      const found = items.filter(
        ({ name, userCount }) =>
          name.toLowerCase().includes(search) && (state.length === 0 || userCount === 0),
      )
      return { items: found, total: found.length, page: at, pageSize, readAt, why }
    })
    .reply(getStudio, { studio: items[0] ?? aStudio(), ...details, readAt, why })
    .reply(listUserChoices, {
      timeZones: [],
      workerTags: [],
      credentials: [{ value: 'c1', label: 'CORP\\runner', count: 0 }],
    })
    .reply(createStudioPlan, { planId: planId as never })
  return renderPage(page, { pattern, url })
}

/** What the page asked to be planned. */
export const plannedActions = () =>
  stubApi()
    .requests(createStudioPlan)
    .map(({ body }) => body.action)
