import type { ConnectionId } from '@curator/console-contract/ids'
import {
  Building2,
  CalendarClock,
  CalendarDays,
  ClipboardCheck,
  ClipboardPenLine,
  Database,
  KeyRound,
  LibraryBig,
  ListChecks,
  type LucideIcon,
  Plug,
  Route,
  Rows3,
  SearchCheck,
  Settings,
  SquareTerminal,
  UserMinus,
  UserPlus,
  Users,
  UsersRound,
} from 'lucide-react'
import { paths } from '../paths.ts'

export type NavigationItem = {
  readonly text: string
  readonly icon: LucideIcon
  readonly to: string
}
export type NavigationGroup = { readonly text: string; readonly items: readonly NavigationItem[] }

/** The pages by group. What belongs to a connection is left out while there is none. */
export function toNavigation(connectionId: ConnectionId | undefined): NavigationGroup[] {
  const people: NavigationItem[] = connectionId
    ? [
        { text: 'Users', icon: Users, to: paths.users(connectionId) },
        { text: 'Groups', icon: UsersRound, to: paths.userGroups(connectionId) },
        { text: 'Onboard', icon: UserPlus, to: paths.onboarding(connectionId) },
        { text: 'Offboard', icon: UserMinus, to: paths.offboarding(connectionId) },
        { text: 'Data quality', icon: ClipboardCheck, to: paths.dataQuality(connectionId) },
      ]
    : []
  const content: NavigationItem[] = connectionId
    ? [
        { text: 'Collections', icon: LibraryBig, to: paths.collections(connectionId) },
        { text: 'Credentials', icon: KeyRound, to: paths.credentials(connectionId) },
        { text: 'Data connections', icon: Database, to: paths.dataConnections(connectionId) },
        { text: 'Studios', icon: Building2, to: paths.studios(connectionId) },
        { text: 'Access', icon: Route, to: paths.access(connectionId) },
      ]
    : []
  const time: NavigationItem[] = connectionId
    ? [
        { text: 'Schedules', icon: CalendarClock, to: paths.schedules(connectionId) },
        { text: 'Calendar', icon: CalendarDays, to: paths.schedulesCalendar(connectionId) },
        { text: 'Findings', icon: SearchCheck, to: paths.scheduleFindings(connectionId) },
        { text: 'Reviews', icon: ClipboardPenLine, to: paths.scheduleReviews(connectionId) },
      ]
    : []
  const runner: NavigationItem[] = connectionId
    ? [
        { text: 'API explorer', icon: SquareTerminal, to: paths.apiExplorer(connectionId) },
        { text: 'Bulk runner', icon: Rows3, to: paths.bulkRunner(connectionId) },
      ]
    : []
  const groups = [
    { text: 'People', items: people },
    { text: 'Content', items: content },
    { text: 'Time', items: time },
    {
      text: 'Control',
      items: [
        { text: 'Plans and runs', icon: ListChecks, to: paths.runs() },
        ...runner,
        { text: 'Connections', icon: Plug, to: paths.connections() },
        { text: 'Settings', icon: Settings, to: paths.settings() },
      ],
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

/** Whether an item is where the person is: its page, or one below it. Plans are found under the runs. */
export function isHere(to: string, pathname: string): boolean {
  const place = pathname.startsWith('/plans/') ? paths.runs() : pathname
  return place === to || place.startsWith(`${to}/`)
}

/** The item where the person is; of a page and one below it, the one below. */
export function findHere(groups: readonly NavigationGroup[], pathname: string): string | undefined {
  const fitting = groups
    .flatMap(({ items }) => items.map(({ to }) => to))
    .filter((to) => isHere(to, pathname))
  return fitting.sort((a, b) => b.length - a.length)[0]
}
