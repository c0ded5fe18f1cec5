/** What other pages may use of instructions. */
export { InstructButton } from './instruct-button.tsx'
export { InstructionDialog } from './instruction-dialog.tsx'
