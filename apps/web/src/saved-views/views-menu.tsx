import type { SavedView } from '@curator/console-contract/saved-views'
import { useQuery } from '@tanstack/react-query'
import {
  Bookmark,
  BookmarkPlus,
  ChevronDown,
  CircleAlert,
  List,
  Save,
  Settings2,
} from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../api/problem-text.ts'
import { ActionProblem } from '../ui/action-problem.tsx'
import { Button } from '../ui/button.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'
import { findCurrentView } from './current-view.ts'
import { ManageViewsDialog } from './manage-views-dialog.tsx'
import { SaveViewDialog } from './save-view-dialog.tsx'
import type { ViewedList } from './viewed-list.ts'
import { useUpdateView, viewsQuery } from './views.queries.ts'

/** Whether the list has no search, filter or order of its own. */
const isPlain = (present: string) =>
  [...new URLSearchParams(present).keys()].every((name) => name === 'column')

/** Saved views: chooses one, and keeps the present list as one. */
export function ViewsMenu({
  viewed,
  present,
  onApply,
}: {
  readonly viewed: ViewedList
  /** The present list as `spell` would have it. */
  readonly present: string
  readonly onApply: (search: string) => void
}) {
  const { data: views = [], error } = useQuery(viewsQuery(viewed.list))
  const [dialog, setDialog] = useState<'save' | 'manage'>()
  const [applied, setApplied] = useState<SavedView['id']>()
  const update = useUpdateView()
  const current = findCurrentView(views, present, viewed.spell)
  const last = views.find(({ id }) => id === applied)
  const isMoved = last?.isOwn === true && last.id !== current?.id
  const entries: MenuEntry[] = [
    {
      key: 'all',
      text: viewed.all,
      icon: List,
      isChosen: !current && isPlain(present),
      onAction: () => onApply(''),
    },
    ...views.map((view) => ({
      key: view.id,
      text: view.name,
      description: view.isOwn
        ? view.isShared
          ? 'Shared by you'
          : undefined
        : `Shared by ${view.authorName}`,
      icon: Bookmark,
      isChosen: view.id === current?.id,
      onAction: () => {
        setApplied(view.id)
        onApply(view.search)
      },
    })),
    ...(isMoved
      ? [
          {
            key: 'update',
            text: `Update “${last.name}” to this list`,
            icon: Save,
            onAction: () => update.mutate({ view: last, change: { search: present } }),
          },
        ]
      : []),
    ...(error
      ? [
          {
            key: 'failed',
            text: 'Saved views can’t be read',
            icon: CircleAlert,
            unavailable: toProblemText(error).title,
            onAction: () => undefined,
          },
        ]
      : []),
    {
      key: 'save',
      text: 'Save this list as a view…',
      icon: BookmarkPlus,
      unavailable: current ? `It is the view “${current.name}” already.` : undefined,
      onAction: () => setDialog('save'),
    },
    ...(views.length > 0
      ? [
          {
            key: 'manage',
            text: 'Manage views…',
            icon: Settings2,
            onAction: () => setDialog('manage'),
          },
        ]
      : []),
  ]
  return (
    <>
      <Menu
        label="Views"
        trigger={
          <Button size="small" icon={Bookmark} isPending={update.isPending}>
            <span className="max-w-48 truncate">{current ? `View: ${current.name}` : 'Views'}</span>
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
        entries={entries}
      />
      {update.error && <ActionProblem {...toProblemText(update.error)} />}
      {dialog === 'save' && (
        <SaveViewDialog
          viewed={viewed}
          search={present}
          onSaved={({ id }) => setApplied(id)}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'manage' && (
        <ManageViewsDialog
          title={viewed.title}
          views={views}
          current={current}
          present={present}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  )
}
