/** 视图: a list or board with its filters under a name, to be opened again and sent to others. */
export { hasViews, ViewsButton } from './views-button.tsx'
