/** The only door of the imports module. */
export { addImportCommands } from './import.command.ts'
