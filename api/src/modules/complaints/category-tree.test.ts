import { describe, expect, test } from 'vitest'
import { type CategoryNode, CategoryTree } from './category-tree.rules.ts'

const node = (id: string, path: string, more: Partial<CategoryNode> = {}): CategoryNode => ({
  ...{ id, path, level: path.split('/').length, mergedIntoId: null, formerPaths: [] },
  ...more,
})

describe('a path of a source means', () => {
  const tree = new CategoryTree([
    node('city', '城市管理', { formerPaths: ['市容环卫'] }),
    node('stalls', '城市管理/占道经营', { formerPaths: ['市容环卫/占道经营'] }),
    node('noise', '环保/噪声'),
    node('loud', '噪音扰民', { mergedIntoId: 'noise' }),
    node('louder', '高音喇叭', { mergedIntoId: 'loud' }),
    node('deep', '环保/噪声/工地'),
    node('site', '工地噪声', { mergedIntoId: 'deep' }),
  ])

  test('the category of that path, or the one that had it', () => {
    expect(tree.find('城市管理/占道经营')?.id).toBe('stalls')
    expect(tree.find('市容环卫/占道经营')?.id).toBe('stalls')
    expect(tree.find('市容环卫')?.id).toBe('city')
  })

  test('where it was merged into, however often', () => {
    expect(tree.find('噪音扰民')?.id).toBe('noise')
    expect(tree.find('高音喇叭')?.id).toBe('noise')
    expect(tree.meaning('louder')?.id).toBe('noise')
  })

  test('what lies below the renamed or merged one of today', () => {
    tree.add(node('lamps', '城市管理/路灯'))
    expect(tree.find('市容环卫/路灯')?.id).toBe('lamps')
    expect(tree.find('高音喇叭/工地')?.id).toBe('deep')
    expect(tree.find('市容环卫/井盖')).toBeNull()
    expect(tree.parentOf('市容环卫/井盖')?.id).toBe('city')
  })

  test('the category of the third level where nothing can lie below it', () => {
    expect(tree.find('工地噪声/夜间')?.id).toBe('deep')
  })

  test('nothing when it is unknown', () => {
    expect(tree.find('交通')).toBeNull()
    expect(tree.meaning('nobody')).toBeNull()
  })
})
