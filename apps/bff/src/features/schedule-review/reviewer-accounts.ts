import { accountId } from '@curator/console-contract/ids'
import type { AccountListStore } from '../../store/account-list.store.ts'

export type ListReviewerAccounts = ReturnType<typeof createReviewerAccounts>

/** Accounts that can be given items, by name. Any role can: whose turn it is decides who may answer. */
export const createReviewerAccounts =
  ({ list }: Pick<AccountListStore, 'list'>) =>
  async () => {
    const enabled = (await list()).filter(({ disabledAt }) => disabledAt === null)
    const items = enabled.map(({ email, id, name }) => ({ id: accountId.parse(id), name, email }))
    return { items }
  }
