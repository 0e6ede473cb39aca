import {
  type CollectionRights,
  collectionRightKeys,
  collectionRightLabels,
} from '@curator/console-contract/collections'
import {
  FilePen,
  FilePlus,
  FileX,
  type LucideIcon,
  Shield,
  UserMinus,
  UserPlus,
} from 'lucide-react'
import { classNames } from '../ui/class-names.ts'
import { sayRights } from './rights.ts'

const icons: Record<(typeof collectionRightKeys)[number], LucideIcon> = {
  isAdmin: Shield,
  canAddAssets: FilePlus,
  canRemoveAssets: FileX,
  canUpdateAssets: FilePen,
  canAddUsers: UserPlus,
  canRemoveUsers: UserMinus,
}

/** The six rights as marks in a fixed order, with the words they mean; unknown ones as a word. */
export function RightsMarks({ rights }: { readonly rights: CollectionRights | null }) {
  if (rights === null) return <span className="text-muted">Unknown</span>
  return (
    <span className="inline-flex min-w-0 items-center gap-2 align-middle" title={sayRights(rights)}>
      <span aria-hidden className="inline-flex shrink-0 gap-0.5">
        {collectionRightKeys.map((key) => {
          const Icon = icons[key]
          return (
            <span
              key={key}
              title={`${collectionRightLabels[key].label}: ${rights[key] ? 'yes' : 'no'}`}
              className={classNames(
                'inline-flex size-5 items-center justify-center rounded-sm',
                rights[key] ? 'bg-accent-soft text-accent-ink' : 'text-muted opacity-40',
              )}
            >
              <Icon className="size-3.5" />
            </span>
          )
        })}
      </span>
      <span className="truncate">{sayRights(rights)}</span>
    </span>
  )
}
