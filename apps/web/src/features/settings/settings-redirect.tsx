import { Navigate } from 'react-router'
import { usePermission } from '../../api/session.queries.ts'
import { paths } from '../../paths.ts'

/** The first part of the settings that this person may see. */
export function SettingsRedirect() {
  const managesAccounts = usePermission('accounts.manage')
  return <Navigate replace to={paths.settings(managesAccounts ? 'accounts' : 'password')} />
}
