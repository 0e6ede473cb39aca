/** Words of a run that waits or stands still, each with the next step. One place, so that they can be translated. */
export const notices = {
  credentials: (serverText: string) =>
    `The Server refuses the key and secret of this connection${quote(serverText)}. Nothing is lost: correct them on the connection’s page, then resume the run.`,
  forbidden: (count: number) =>
    `The Server refused ${count} changes in a row for lack of rights. Check that the owner of the API key is an active Curator, then resume the run.`,
  unreachable: (minutes: number, words: string) =>
    `${words} The run tried for ${minutes} minutes and stopped. Nothing is lost: resume it when the Server is back.`,
  waiting: (words: string) => `${words} The run waits and tries again by itself.`,
  noConnection:
    'The connection of this run does not exist any more. Cancel the run, or add the connection again and plan anew.',
  stopRule: (failures: number) =>
    `Stopped by its rule after ${failures} ${failures === 1 ? 'change that failed' : 'changes that failed'}. Look at the rows, then resume or cancel.`,
  broken:
    'The console made a mistake in this run and stopped it. Nothing is lost: resume it, and tell your administrator if it happens again.',
  miscounted:
    'The console could not account for every change and stopped the run. Resume it, and tell your administrator if it happens again.',
} as const

/** Words of single changes. */
export const messages = {
  attempts: (count: number) =>
    `The Server gave no clear answer ${count} times, and looking it up shows that it was not carried out. Retry the row later.`,
  unknowable: (words: string) =>
    `This was sent, the answer was lost, and it could not be looked up: ${words} Look on the Server whether it was carried out.`,
  cancelledUnknown: (words: string) =>
    `This was sent before the run was cancelled, and it could not be looked up: ${words} Look on the Server whether it was carried out.`,
  cancelled: 'The run was cancelled before this was done.',
  cancelledUntold:
    'This was sent before the run was cancelled, the answer was lost, and no call tells whether it was carried out. Look on the Server, or plan it again.',
  attemptsUntold: (count: number) =>
    `The Server gave no clear answer ${count} times, and no call tells whether this was carried out. Look on the Server, or retry the row later.`,
  sentOnceMore:
    'The Server’s answer was lost, and no call tells whether this was carried out, so the console sent the same once more.',
  noSecret:
    'The console that held the typed password stopped before this was sent, and the password was kept nowhere. Nothing was sent: retry the row and type it again.',
} as const

function quote(serverText: string): string {
  return serverText ? ` (“${serverText}”)` : ''
}
