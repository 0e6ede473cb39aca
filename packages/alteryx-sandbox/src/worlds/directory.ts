import type { DirectoryObject, UserRecord } from '../records.ts'
import type { World } from '../world.ts'

const domain = 'S-1-5-21-1004336348-1177238915-682003330'

/** The first people as persons of the directory, so that collections can be shared with them by SID. */
export function addDirectoryPersons(
  world: World,
  people: readonly UserRecord[],
  count: number,
): void {
  for (const [index, person] of people.slice(0, count).entries()) {
    const object: DirectoryObject = {
      sid: `${domain}-${2001 + index}`,
      category: 'Person',
      displayName: `${person.firstName} ${person.lastName}`,
      domainName: 'EXAMPLE',
      sidAccountName: person.email.split('@')[0] ?? '',
    }
    world.directoryGroups.set(object.sid, object)
  }
}
