/** What other pages may use of instructions. */
export { InstructionDialog } from './instruction-dialog.tsx'
