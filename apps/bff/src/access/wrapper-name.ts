/** What the custom group around somebody of the directory service is called: it is found again by this name. */
export const toWrapperName = (name: string) => `${name} (shares)`
