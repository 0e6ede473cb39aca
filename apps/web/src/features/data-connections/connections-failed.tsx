import { DirectoryFailed, type FailedList } from '../../people/directory-failed.tsx'

/** Data connections can't be shown: the directory is still being read, or reading failed. */
export function ConnectionsFailed(failed: FailedList) {
  return <DirectoryFailed {...failed} what="data connections" />
}
