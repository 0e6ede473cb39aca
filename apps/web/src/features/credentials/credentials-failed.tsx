import { DirectoryFailed, type FailedList } from '../../people/directory-failed.tsx'

/** Credentials can't be shown: the directory is still being read, or reading failed. */
export function CredentialsFailed(failed: FailedList) {
  return <DirectoryFailed {...failed} what="credentials" />
}
