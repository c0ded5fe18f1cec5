import { beforeAll, describe, expect, it } from 'vitest'
import { startI18n } from '../i18n/index.ts'
import { failureOf, failureOfResponse } from './errors.ts'

beforeAll(async () => {
  Object.assign(globalThis, { document: { documentElement: {} } })
  await startI18n()
})

describe('what a screen says when something fails', () => {
  it('blames the network when the API said nothing, and says that nothing typed is lost', () => {
    const { code, message } = failureOf({ graphQLErrors: [] })
    expect(code).toBe('NETWORK')
    expect(message).toContain('仍保留在页面上')
  })

  it("shows the API's own sentence, with the sentences of the fields", () => {
    const error = {
      message: '时限不能早于印发日期。',
      extensions: { code: 'BAD_INPUT', fields: [{ field: 'edit.due', message: '请改为印发日期之后。' }] },
    }
    expect(failureOf({ graphQLErrors: [error] })).toEqual({
      code: 'BAD_INPUT',
      message: '时限不能早于印发日期。',
      fields: { 'edit.due': '请改为印发日期之后。' },
    })
  })

  it('never shows a technical message', () => {
    const { code, message } = failureOf({
      graphQLErrors: [{ message: 'Cannot read properties of undefined' }],
    })
    expect(code).toBe('INTERNAL')
    expect(message).not.toMatch(/[A-Za-z]{4}/)
  })

  it('reads the refusal of an upload, and a body that is no JSON', async () => {
    const refusal = new Response(JSON.stringify({ code: 'UNREADABLE_FILE', message: '文件已加密。' }), {
      status: 400,
    })
    expect(await failureOfResponse(refusal)).toEqual({
      code: 'UNREADABLE_FILE',
      message: '文件已加密。',
      fields: {},
    })
    expect((await failureOfResponse(new Response('<html>', { status: 413 }))).code).toBe('TOO_LARGE')
    expect((await failureOfResponse(new Response('', { status: 502 }))).code).toBe('INTERNAL')
  })
})
