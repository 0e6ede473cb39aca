import type { ScheduleAction } from '@curator/console-contract/schedule-plans'
import {
  AlarmClockMinus,
  CalendarArrowUp,
  Globe,
  KeySquare,
  ListOrdered,
  Power,
  PowerOff,
  Server,
  StretchHorizontal,
  Trash2,
  UserPen,
} from 'lucide-react'
import type { MenuEntry } from '../../../ui/menu.tsx'
import type { SetField } from './set-fields.ts'

/** A dialog that asks for more before there is an action; `set` begins with one field switched on, or with none. */
export type BulkDialog =
  | { readonly kind: 'set'; readonly first?: SetField }
  | { readonly kind: 'zone' | 'shift' | 'spread' | 'delete' | 'hold' }

type Wishes = {
  readonly onAction: (action: ScheduleAction) => void
  readonly onDialog: (dialog: BulkDialog) => void
  /** Why an action can't be done on this Server; undefined when it can, or when that is not known. */
  readonly whyNot: (kind: ScheduleAction['kind']) => string | undefined
}

/** Switching on or off: done at once, for the plan shows it. */
const toSwitch = (isEnabled: boolean): ScheduleAction => ({
  kind: 'set',
  values: { isEnabled },
})

/** The actions that are not in the open. */
export function toBulkEntries({ whyNot, ...wishes }: Wishes): MenuEntry[] {
  return listEntries(wishes).map(({ kind, ...entry }) => ({
    ...entry,
    unavailable: whyNot(kind),
  }))
}

type Entry = MenuEntry & { readonly kind: ScheduleAction['kind'] }

function listEntries({ onAction, onDialog }: Omit<Wishes, 'whyNot'>): Entry[] {
  const set = (first: SetField) => () => onDialog({ kind: 'set', first })
  const kind = 'set'
  return [
    { key: 'on', kind, text: 'Switch on', icon: Power, onAction: () => onAction(toSwitch(true)) },
    {
      key: 'off',
      kind,
      text: 'Switch off',
      icon: PowerOff,
      onAction: () => onAction(toSwitch(false)),
    },
    { key: 'owner', kind, text: 'Change owner…', icon: UserPen, onAction: set('ownerId') },
    {
      key: 'priority',
      kind,
      text: 'Change priority…',
      icon: ListOrdered,
      onAction: set('priority'),
    },
    {
      key: 'workerTag',
      kind,
      text: 'Change worker tag…',
      icon: Server,
      onAction: set('workerTag'),
    },
    {
      key: 'credential',
      kind,
      text: 'Change credential…',
      icon: KeySquare,
      onAction: set('credentialId'),
    },
    {
      key: 'zone',
      kind: 'zone',
      text: 'Change time zone…',
      description: 'Keep the local time, or the moment.',
      icon: Globe,
      onAction: () => onDialog({ kind: 'zone' }),
    },
    {
      key: 'shift',
      kind: 'shift',
      text: 'Shift start times…',
      description: 'All by the same number of minutes.',
      icon: CalendarArrowUp,
      onAction: () => onDialog({ kind: 'shift' }),
    },
    {
      key: 'spread',
      kind: 'spread',
      text: 'Spread start times…',
      description: 'Apart from each other by a fixed step.',
      icon: StretchHorizontal,
      onAction: () => onDialog({ kind: 'spread' }),
    },
    {
      key: 'hold',
      kind: 'hold',
      text: 'Hold for maintenance…',
      description: 'Switch off, and remember which were on.',
      icon: AlarmClockMinus,
      onAction: () => onDialog({ kind: 'hold' }),
    },
    {
      key: 'delete',
      kind: 'delete',
      text: 'Delete…',
      description: 'Switch off now, delete after a waiting time.',
      icon: Trash2,
      isDanger: true,
      onAction: () => onDialog({ kind: 'delete' }),
    },
  ]
}
