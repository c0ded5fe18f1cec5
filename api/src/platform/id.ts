import { uuidv7 } from 'uuidv7'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A new UUIDv7: unique without asking the database, and ordered by time. */
export const newId = (): string => uuidv7()

/** Refuses anything that is no UUID before it reaches the database. */
export const isId = (value: string): boolean => UUID.test(value)
