import type { SavedView } from '@curator/console-contract/saved-views'
import { ChevronDown, Pencil, Save, Share2, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { toFieldErrors, toProblemText } from '../api/problem-text.ts'
import { ActionProblem } from '../ui/action-problem.tsx'
import { Button } from '../ui/button.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useRemoveView, useUpdateView } from './views.queries.ts'

/** One view with what can be done with it. */
export function ViewRow({
  view,
  present,
  isCurrent,
  mayChange,
}: {
  readonly view: SavedView
  readonly present: string
  readonly isCurrent: boolean
  readonly mayChange: boolean
}) {
  const [step, setStep] = useState<'rename' | 'delete'>()
  const update = useUpdateView()
  const remove = useRemoveView()
  const close = () => setStep(undefined)
  const entries: MenuEntry[] = [
    { key: 'rename', text: 'Rename', icon: Pencil, onAction: () => setStep('rename') },
    {
      key: 'update',
      text: 'Update to the present list',
      icon: Save,
      unavailable: isCurrent ? 'The list is this view.' : undefined,
      onAction: () => update.mutate({ view, change: { search: present } }),
    },
    {
      key: 'share',
      text: view.isShared ? 'Stop sharing' : 'Share with everyone',
      icon: Share2,
      onAction: () => update.mutate({ view, change: { isShared: !view.isShared } }),
    },
    {
      key: 'delete',
      text: 'Delete',
      icon: Trash2,
      isDanger: true,
      onAction: () => setStep('delete'),
    },
  ]
  const problem = remove.error ?? (step === 'rename' ? null : update.error)
  return (
    <li className="flex flex-col gap-2 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 basis-40 font-medium break-words">{view.name}</span>
        {isCurrent && <StatusBadge tone="info">Shown now</StatusBadge>}
        <span className="text-sm text-muted">{toSharing(view)}</span>
        {mayChange && (
          <Menu
            label={`Actions of “${view.name}”`}
            trigger={
              <Button size="small" aria-label={`Actions of “${view.name}”`}>
                Actions
                <ChevronDown aria-hidden className="size-4 text-muted" />
              </Button>
            }
            entries={entries}
          />
        )}
      </div>
      {step === 'rename' && (
        <RenameForm
          view={view}
          update={update}
          onClose={() => {
            update.reset()
            close()
          }}
        />
      )}
      {step === 'delete' && (
        <div className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 flex-1 basis-40">
            Delete it{view.isShared ? ' for everyone' : ''}?
          </span>
          <Button size="small" onPress={close}>
            Keep it
          </Button>
          <Button
            size="small"
            variant="danger"
            isPending={remove.isPending}
            onPress={() => remove.mutate(view)}
          >
            Delete the view
          </Button>
        </div>
      )}
      {problem && <ActionProblem {...toProblemText(problem)} />}
    </li>
  )
}

function toSharing({ isOwn, isShared, authorName }: SavedView): string {
  if (!isShared) return 'Only you'
  return isOwn ? 'Shared by you' : `Shared by ${authorName}`
}

function RenameForm({
  view,
  update,
  onClose,
}: {
  readonly view: SavedView
  readonly update: ReturnType<typeof useUpdateView>
  readonly onClose: () => void
}) {
  const [name, setName] = useState(view.name)
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    update.mutate({ view, change: { name: name.trim() } }, { onSuccess: onClose })
  }
  const fault = toFieldErrors(update.error).name
  return (
    <form onSubmit={handleSubmit} className="flex flex-wrap items-start gap-2">
      <div className="min-w-0 flex-1 basis-48">
        <TextField
          label="New name"
          isLabelHidden
          value={name}
          onChange={setName}
          maxLength={60}
          autoFocus
          autoComplete="off"
          error={fault ?? (update.error ? toProblemText(update.error).title : undefined)}
        />
      </div>
      <Button onPress={onClose}>Not now</Button>
      <Button type="submit" variant="primary" isPending={update.isPending}>
        Rename
      </Button>
    </form>
  )
}
