import type { Recipe } from '@curator/console-contract/bulk-runner'
import { useQuery } from '@tanstack/react-query'
import { MoreHorizontal, Pencil, Play, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Panel } from '../../ui/page.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { bulkRunnerQueries } from './bulk-runner.queries.ts'
import { RemoveRecipeDialog, RenameRecipeDialog } from './recipe-dialogs.tsx'

/** Saved ways of calling an operation, shared with everyone on this console. */
export function RecipesPanel({
  canEdit,
  onUse,
}: {
  readonly canEdit: boolean
  readonly onUse: (recipe: Recipe) => void
}) {
  const query = useQuery(bulkRunnerQueries.recipes())
  const [open, setOpen] = useState<{ kind: 'rename' | 'remove'; recipe: Recipe } | null>(null)
  const close = () => setOpen(null)
  return (
    <Panel label="Recipes">
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-lg font-semibold">Recipes</h2>
        {query.isPending && <SkeletonLines count={3} label="Loading the recipes" />}
        {query.error && <ActionProblem {...toProblemText(query.error)} />}
        {query.data?.items.length === 0 && (
          <p className="text-muted">
            None yet. When the fields of a sheet are filled, save them under a name and use them for
            the next file.
          </p>
        )}
        <ul className="flex flex-col divide-y divide-line">
          {query.data?.items.map((recipe) => (
            <li key={recipe.id} className="flex items-start gap-2 py-2">
              <RecipeFacts recipe={recipe} />
              {canEdit && (
                <span className="flex shrink-0 items-center gap-1">
                  <Button
                    size="small"
                    icon={Play}
                    aria-label={`Use the recipe ${recipe.name}`}
                    onPress={() => onUse(recipe)}
                  >
                    Use
                  </Button>
                  <Menu
                    label={`More for ${recipe.name}`}
                    trigger={
                      <Button
                        variant="quiet"
                        size="small"
                        icon={MoreHorizontal}
                        aria-label={`More for ${recipe.name}`}
                      />
                    }
                    entries={[
                      {
                        key: 'rename',
                        text: 'Rename',
                        icon: Pencil,
                        onAction: () => setOpen({ kind: 'rename', recipe }),
                      },
                      {
                        key: 'remove',
                        text: 'Delete',
                        icon: Trash2,
                        isDanger: true,
                        onAction: () => setOpen({ kind: 'remove', recipe }),
                      },
                    ]}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
      {open?.kind === 'rename' && <RenameRecipeDialog recipe={open.recipe} onClose={close} />}
      {open?.kind === 'remove' && <RemoveRecipeDialog recipe={open.recipe} onClose={close} />}
    </Panel>
  )
}

function RecipeFacts({ recipe }: { readonly recipe: Recipe }) {
  return (
    <div className="min-w-0 flex-1">
      <p className="font-medium wrap-anywhere">{recipe.name}</p>
      <p className="text-sm text-muted wrap-anywhere">
        <code className="font-mono">{recipe.operationText}</code>
      </p>
      <p className="text-sm text-muted wrap-anywhere">
        By {recipe.authorName}, <InstantText instant={recipe.updatedAt} />
        {recipe.columns.length > 0 && ` · columns ${recipe.columns.join(', ')}`}
      </p>
    </div>
  )
}
