import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { addImportCommands } from './index.ts'

const TREE = { code: '440203', name: '武江区', children: [{ code: '440203102', name: '龙归镇' }] }

let server: TestServer
const folder = mkdtempSync(join(tmpdir(), 'duban-import-'))

beforeAll(async () => {
  server = await createTestServer()
})

/** Runs `duban import …` and returns the lines it prints. */
async function duban(...words: string[]): Promise<string[]> {
  const lines: string[] = []
  const program = new Command('duban').exitOverride()
  addImportCommands(program, {
    withContext: work => work(server.context),
    fillDemo: async () => false,
    say: line => lines.push(line),
  })
  await program.parseAsync(['import', ...words], { from: 'user' })
  return lines
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const divisions = () => server.db.prisma.division.count()

describe('duban import divisions', () => {
  test('refuses what is no file, no JSON or no tree, and writes nothing', async () => {
    await expect(duban('divisions', join(folder, 'none.json'))).rejects.toThrow('没有这个文件')
    await expect(duban('divisions', folder)).rejects.toThrow('它是一个文件夹')
    for (const content of ['', 'code,name', '{"code":', new Uint8Array([0, 255, 254])]) {
      await expect(duban('divisions', file('broken.json', content))).rejects.toThrow('不是 JSON')
    }
    for (const content of ['null', '[]', '3', '{}']) {
      await expect(duban('divisions', file('broken.json', content))).rejects.toThrow('第 1 行')
    }
    const twice = { ...TREE, children: [TREE.children[0], TREE.children[0]] }
    await expect(duban('divisions', file('twice.json', JSON.stringify(twice)))).rejects.toThrow(
      '第 3 行“龙归镇”：代码 440203102000 在第 2 行“龙归镇”已经出现过。请删去重复的一行',
    )
    expect(await divisions()).toBe(0)
  })

  test('refuses a jurisdiction the file does not lie in', async () => {
    const path = file('tree.json', JSON.stringify(TREE))
    await expect(duban('divisions', path, '--jurisdiction', '35')).rejects.toThrow('不在管辖区')
    await expect(duban('divisions', path, '--jurisdiction', '44')).rejects.toThrow('请先导入')
    expect(await divisions()).toBe(0)
  })

  test('prints what it did, also of a file with a byte order mark, and does nothing the second time', async () => {
    const path = file('tree.json', `\ufeff${JSON.stringify(TREE)}`)
    expect(await duban('divisions', path)).toEqual([
      '武江区（管辖区 440203000000）',
      '区划：新增 2，更新 0，未变 0',
      '单位：新增 2，更新 0，未变 0',
    ])
    expect((await duban('divisions', path)).slice(1)).toEqual([
      '区划：新增 0，更新 0，未变 2',
      '单位：新增 0，更新 0，未变 2',
    ])
    expect(await server.db.prisma.auditEntry.count()).toBe(1)
  })

  test('a town may be brought in later, into the jurisdiction that is there', async () => {
    const town = {
      code: '440203102',
      name: '龙归镇',
      children: [{ code: '440203102201', name: '龙归村民委员会' }],
    }
    const path = file('town.json', JSON.stringify(town))
    expect((await duban('divisions', path, '--jurisdiction', '440203'))[1]).toBe(
      '区划：新增 1，更新 0，未变 1',
    )
    expect(await server.db.prisma.jurisdiction.findMany({ select: { code: true } })).toEqual([
      { code: '440203000000' },
    ])
  })
})
