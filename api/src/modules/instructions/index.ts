/** The only door of the instructions module. */
export { findInstruction, instructionById, subjectInstructionLoader } from './instruction.query.ts'
export { InstructionResolver, TaskInstructionsResolver } from './instruction.resolver.ts'
export { closeInstruction, replyToInstruction, writeInstruction } from './instruction.service.ts'
export { Instruction, InstructionStatus, InstructionSubject } from './instruction.type.ts'
export { InstructionNoticeResolver, NoticeInstructionResolver } from './instruction-notice.resolver.ts'
export { draftNoticeFromInstruction } from './instruction-notice.service.ts'
export { InstructionProblemResolver } from './instruction-problem.resolver.ts'
export { offerSubjects, type SubjectFinder } from './instruction-subject.ts'
