import { DirectoryFailed, type FailedList } from '../../people/directory-failed.tsx'

/** Groups can't be shown: the directory is still being read, or reading failed. */
export function GroupsFailed(failed: FailedList) {
  return <DirectoryFailed {...failed} what="groups" />
}
