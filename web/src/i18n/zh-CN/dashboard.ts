/** Cockpit. */
export const dashboard = {
  title: '驾驶舱',
}
