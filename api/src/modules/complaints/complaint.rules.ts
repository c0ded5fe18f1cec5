/** Reworked or handed on so often, a ticket is proposed for supervision (DOMAIN §6). */
export const PROBLEM_REWORKS = 3
export const PROBLEM_UNITS = 3

/** 问题工单. */
export const isProblemTicket = ({ reworks, units }: { reworks: number; units: number }): boolean =>
  reworks >= PROBLEM_REWORKS || units >= PROBLEM_UNITS
