/** What the server is put together from. Loaded while the database opens, since both take about as long. */
export { startBackground } from './background.ts'
export { identify } from './modules/access/index.ts'
export { createServer } from './platform/http/server.ts'
export { createSchema, routes } from './schema.ts'
