import { describe, expect, it } from 'vitest'
import { inlineDocuments } from '../../web/build/documents-plugin.ts'

describe('documents in components', () => {
  it('are refused without a name, since all documents would then be loaded', () => {
    expect(() => inlineDocuments('const Doc = graphql(`{ server { demo } }`)')).toThrow('one named query')
    expect(() => inlineDocuments('graphql(`query A { a }`, true)')).toThrow('one named query')
  })

  it('become imports of their own', () => {
    const code = inlineDocuments('const Doc = graphql(`\n  query Login { server { demo } }\n`)\nuse(Doc)')
    expect(code).toBe(
      "import __LoginDocument from 'virtual:document/LoginDocument';const Doc = __LoginDocument\nuse(Doc)",
    )
  })

  it('may be several in a file, fragments and mutations too, however they are laid out', () => {
    const code = inlineDocuments(
      'const F = graphql(/* GraphQL */ `fragment Row on Task { id }`,)\nconst M = graphql(\n  `mutation Save { save }`\n)',
    )
    expect(code).toContain("import __RowFragmentDoc from 'virtual:document/RowFragmentDoc';")
    expect(code).toContain('const F = __RowFragmentDoc')
    expect(code).toContain('const M = __SaveDocument')
  })

  it('leave other source alone', () => {
    expect(inlineDocuments("import { graphql } from './generated/index.ts'\nexport const a = 1")).toBeNull()
  })
})
