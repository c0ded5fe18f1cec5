import type { TaskStory } from './story.types.ts'
import { DATA_STORIES } from './story-data.ts'
import { LIVELIHOOD_STORIES } from './story-livelihood.ts'
import { SERVICE_STORIES } from './story-service.ts'

/** The tasks of the year in the order in which they are told; days decide the order in which they happen. */
export const TASK_STORIES: readonly TaskStory[] = [...DATA_STORIES, ...SERVICE_STORIES, ...LIVELIHOOD_STORIES]
