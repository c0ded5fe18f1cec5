/** The only door of the dashboard module. */
export { CockpitResolver } from './cockpit.resolver.ts'
export { ComplaintBoardResolver } from './complaint-board.resolver.ts'
export { DeskResolver } from './desk.resolver.ts'
export { MilestoneListResolver } from './milestone-list.resolver.ts'
export { OfficeDeskResolver } from './office-desk.resolver.ts'
