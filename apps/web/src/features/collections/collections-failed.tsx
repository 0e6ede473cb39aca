import { DirectoryFailed, type FailedList } from '../../people/directory-failed.tsx'

/** Collections can't be shown: the directory is still being read, or reading failed. */
export function CollectionsFailed(failed: FailedList) {
  return <DirectoryFailed {...failed} what="collections" />
}
