import { figures as zh } from '../zh-CN/figures.ts'
import type { Words } from '../zh-CN/index.ts'

export const figures: Words<typeof zh> = zh
