import { setFlagsFromString } from 'node:v8'

/**
 * For a process that goes through a long file: every row is garbage as soon as it is written, yet V8 lets its heap grow
 * to several times what is in use before it cleans up. Cleaning sooner keeps the whole process below 400 MB.
 */
export function leanHeap(): void {
  setFlagsFromString('--heap-growing-percent=40')
  setFlagsFromString('--semi-space-growth-factor=1')
}
