import type { Recipe } from '@curator/console-contract/bulk-runner'
import { recipeId } from '@curator/console-contract/ids'
import { findOperation } from '../../alteryx/operation-catalog.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { RecipeRecord, RecipeStore } from '../../store/recipe.store.ts'
import type { SheetStore } from '../../store/sheet.store.ts'
import { isUniqueViolation } from '../../store/store-failure.ts'
import { toSaved } from './recipe-sources.ts'
import { toRunnerOptions } from './runner-sheet.ts'

export interface RecipesOptions {
  readonly recipes: RecipeStore
  readonly sheets: SheetStore
  readonly clock: Clock
  /** Answers a UUID. */
  readonly createId: () => string
}

/** Recipes of everyone on this console. Throws `not_found` and `name_taken`. */
export class RecipesService {
  readonly #options: RecipesOptions

  constructor(options: RecipesOptions) {
    this.#options = options
  }

  async list(): Promise<{ items: Recipe[] }> {
    return { items: (await this.#options.recipes.list()).map(toRecipeView) }
  }

  async get(id: string): Promise<RecipeRecord> {
    const recipe = await this.#options.recipes.find(id)
    if (!recipe) throw new AppError('not_found', { detail: 'The recipe may have been removed.' })
    return recipe
  }

  /** Saves what the sheet has at this moment. */
  async create(name: string, sheetId: string, authorId: string): Promise<Recipe> {
    const { clock, createId, recipes, sheets } = this.#options
    const sheet = await sheets.find(sheetId)
    if (sheet?.slice !== 'bulk-runner')
      throw new AppError('not_found', { detail: 'This sheet is gone. Bring the file again.' })
    const options = toRunnerOptions(sheet)
    const id = createId()
    const { operationId } = options
    const saved = toSaved(options, sheet.header)
    const recipe = { id, name, operationId, ...saved, authorId, createdAt: clock.now() }
    await recipes.create(recipe).catch(toNameTaken)
    return toRecipeView(await this.get(id))
  }

  async rename(id: string, name: string): Promise<Recipe> {
    const { clock, recipes } = this.#options
    await recipes.rename(id, name, clock.now()).catch(toNameTaken)
    return toRecipeView(await this.get(id))
  }

  /** Removing what is gone already is no error. */
  async remove(id: string): Promise<void> {
    await this.#options.recipes.remove(id)
  }
}

function toNameTaken(cause: unknown): never {
  if (!isUniqueViolation(cause, 'recipe_name')) throw cause
  throw new AppError('name_taken', { detail: 'Another recipe has it. Choose another name.', cause })
}

function toRecipeView(recipe: RecipeRecord): Recipe {
  const operation = findOperation(recipe.operationId)
  const { columns, recordColumn } = recipe.mapping
  const names = [...Object.values(columns), ...(recordColumn === null ? [] : [recordColumn])]
  return {
    id: recipeId.parse(recipe.id),
    name: recipe.name,
    operationId: recipe.operationId,
    operationText: operation ? `${operation.method} ${operation.path}` : recipe.operationId,
    authorName: recipe.authorName,
    createdAt: recipe.createdAt.toISOString(),
    updatedAt: recipe.updatedAt.toISOString(),
    columns: [...new Set(names)],
  }
}
