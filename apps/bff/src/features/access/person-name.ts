import type { DirectoryUser } from '../../directory/directory.ts'

/** First and last name; the e-mail or the id where the Server holds none. */
export function toPersonName(user: DirectoryUser): string {
  const name = [user.firstName, user.lastName].filter((part) => part !== '').join(' ')
  return name || user.email || user.id
}
