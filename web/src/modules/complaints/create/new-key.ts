/** Random, in the shape of a UUID, for writes that must not happen twice; `crypto.randomUUID` is not there on plain http. */
export const newKey = (): string =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16))
