import { createHash } from 'node:crypto'
import { keepFile } from '#api/modules/attachments/index.ts'
import { HOME, type Turn, type YearWorld } from './world.ts'

/** The bytes of a made-up file: plain text that says what it stands for. */
const contentOf = (name: string): Buffer =>
  Buffer.from(`\uFEFF${name.replace(/\.\w+$/, '')}\n\n演示数据，内容为虚构。\n`, 'utf8')

async function* bytesOf(content: Buffer): AsyncIterable<Uint8Array> {
  yield content
}

/** Uploads files for a record that is about to be written; answers how to find their ids then. */
export async function handIn(
  world: YearWorld,
  turn: Turn,
  who: string,
  key: string,
  names: readonly string[],
): Promise<() => Promise<string[]>> {
  for (const name of names) {
    const content = contentOf(name)
    const hash = createHash('sha256').update(content).digest('hex')
    const file = { name, size: content.length, hash, mediaType: 'text/plain; charset=utf-8' }
    await turn(
      who,
      context => keepFile(context, HOME, { ...file, bytes: () => bytesOf(content) }),
      `${key}:${name}`,
    )
  }
  return async () => {
    if (names.length === 0) return []
    const rows = await world.context.db.prisma.attachment.findMany({
      where: { jurisdictionCode: HOME, createdAt: { in: names.map(name => world.at(`${key}:${name}`)) } },
      orderBy: { createdAt: 'asc' },
    })
    return rows.map(({ id }) => id)
  }
}
