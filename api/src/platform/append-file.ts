import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Lines outside the database that are only ever added to. */
export interface AppendFile {
  /** Adds a line and forces it to the disk. */
  append(line: string): Promise<void>
  /** Every line, oldest first; none before the first. */
  lines(): Promise<string[]>
}

/** A text file in UTF-8. A line that a crash cut short stays a line of its own. */
export const appendFile = (path: string): AppendFile => ({
  async append(line) {
    await mkdir(dirname(path), { recursive: true })
    const before = await read(path)
    const isWhole = before === '' || before.endsWith('\n')
    const file = await open(path, 'a', 0o640)
    try {
      await file.writeFile(`${isWhole ? '' : '\n'}${line}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  lines: async () => (await read(path)).split('\n').filter(line => line !== ''),
})

const read = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(error => {
    if ((error as { code?: string }).code === 'ENOENT') return ''
    throw error
  })
