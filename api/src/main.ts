import 'reflect-metadata'
import { startServer } from './start.ts'

await startServer()
