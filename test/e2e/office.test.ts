import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ask, hasBrowser, sideways, type Visit } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'

const place = '440203000000'

interface Desk {
  reviewCount: number
  proposalCount: number
  toSignCount: number
  toIssueCount: number
  review: { id: string; kind: string; title: string; organization: { name: string } }[]
  proposals: { id: string; kind: string; task: { title: string } | null }[]
  toSign: { id: string; title: string; status: string }[]
}

const DESK = `query ($place: ID!) { officeDesk(place: $place) {
  reviewCount proposalCount toSignCount toIssueCount
  review { id kind title organization { name } } proposals { id kind task { title } } toSign { id title status } } }`

const deskOf = async (seen: Visit): Promise<Desk> =>
  (await ask<{ officeDesk: Desk }>(seen, DESK, { place })).officeDesk

const REPORT =
  'query ($id: ID!) { report(id: $id) { status opinion newDueOn milestone { dueOn originalDueOn } } }'

interface ReportState {
  status: string
  opinion: string | null
  newDueOn: string | null
}

const reportOf = async (seen: Visit, id: string): Promise<ReportState> =>
  (await ask<{ report: ReportState }>(seen, REPORT, { id })).report

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const panel = (page: Page) => page.locator('aside.panel')
const said = (page: Page, words: string | RegExp) =>
  page.locator('.toast', { hasText: words }).first().waitFor()
const openKey = (page: Page) => new URL(page.url()).searchParams.get('item')

describe.runIf(hasBrowser)("the office's desk", () => {
  const stage = demoStage()

  const enter = async (username: string, viewport?: { width: number; height: number }): Promise<Page> => {
    const page = await stage.enter(username, `/office?place=${place}`, viewport ? { viewport } : {})
    await page.locator('.office-column .item').first().waitFor()
    return page
  }

  it('counts what waits in its heads, its title and the menu', async () => {
    const page = await enter('supervisor')
    const desk = await deskOf(stage.seen)
    const toSign = desk.toSignCount + desk.toIssueCount
    const total = desk.reviewCount + desk.proposalCount + toSign
    expect(await page.locator('h1').textContent()).toBe(`督查室工作台 · ${total} 件`)
    await column(page, '待审核')
      .getByRole('heading', { name: `待审核 · ${desk.reviewCount}` })
      .waitFor()
    await column(page, '待确认建议')
      .getByRole('heading', { name: `待确认建议 · ${desk.proposalCount}` })
      .waitFor()
    await column(page, '待签发')
      .getByRole('heading', { name: `待签发 · ${toSign}` })
      .waitFor()
    await page.getByRole('link', { name: `我的工作，${total} 件待办` }).waitFor()
  })

  it('is worked by keyboard: R says what is missing, and letters typed into a field are words', async () => {
    const page = await enter('supervisor')
    const { review } = await deskOf(stage.seen)
    const at = review.findIndex(({ kind }) => kind === 'REPORT')
    const report = review[at]
    if (!report) throw new Error('The demo has no reports to review.')

    for (let step = 0; step <= at; step += 1) await page.keyboard.press('j')
    await panel(page).getByText('本次 ·').waitFor()
    await panel(page).getByText('方案原话').waitFor()
    expect(openKey(page)).toBe(`review-${report.id}`)
    await page.keyboard.press('r')
    await panel(page).getByText('请写明退回或不同意的理由。').waitFor()
    await panel(page).getByText('退回须给出新的时限。').waitFor()
    expect((await reportOf(stage.seen, report.id)).status).toBe('SUBMITTED')

    // Letters typed into a field are words, not decisions.
    await panel(page)
      .getByLabel(/^审核意见/)
      .fill('')
    await page.keyboard.type('arj 请补复测记录')
    await page.keyboard.press('Escape')
    expect((await reportOf(stage.seen, report.id)).status).toBe('SUBMITTED')
  })

  it('sends a report back with a reason and a new date, the former one in sight; the next item opens by itself', async () => {
    const page = await enter('supervisor')
    const { review } = await deskOf(stage.seen)
    const at = review.findIndex(({ kind }) => kind === 'REPORT')
    const report = review[at]
    if (!report) throw new Error('The demo has no reports to review.')
    for (let step = 0; step <= at; step += 1) await page.keyboard.press('j')
    await panel(page).getByText('原时限').waitFor()
    await panel(page)
      .getByLabel(/^审核意见/)
      .fill('请补复测记录。')
    await panel(page).getByRole('spinbutton', { name: /年/ }).first().click()
    await page.keyboard.type('20241025')
    await panel(page).getByText('剩 8 个工作日').waitFor()
    await panel(page)
      .getByRole('button', { name: /退回重办/ })
      .click()
    await said(page, '已退回')
    expect(await reportOf(stage.seen, report.id)).toMatchObject({
      status: 'RETURNED',
      opinion: '请补复测记录。',
      newDueOn: '2024-10-25',
    })
    expect(openKey(page)).not.toBe(`review-${report.id}`)
    expect(openKey(page)).toMatch(/^review-/)
  })

  it('approves several at once: first what would be done, then what came of it', async () => {
    const page = await enter('head')
    const before = await deskOf(stage.seen)
    const reports = before.review.filter(({ kind }) => kind === 'REPORT')
    expect(reports.length).toBeGreaterThan(1)
    const review = column(page, '待审核')
    await review.getByLabel('全选“待审核”').check()
    await review.getByText(`已选 ${reports.length} 件`).waitFor()
    await review.getByRole('toolbar').getByRole('button', { name: '通过' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText(`将通过 ${reports.length} 件`).waitFor()
    for (const { title, organization } of reports)
      await dialog
        .getByRole('listitem')
        .filter({ hasText: `${title} · ${organization.name}` })
        .waitFor()
    expect((await deskOf(stage.seen)).reviewCount).toBe(before.reviewCount)
    await dialog.getByRole('button', { name: `通过 ${reports.length} 件` }).click()
    const result = page.getByRole('dialog', { name: '通过结果' })
    await result.getByText(`已通过 ${reports.length} 件`).waitFor()
    await result.getByRole('button', { name: '关闭' }).click()
    await review.getByRole('heading', { name: `待审核 · ${before.reviewCount - reports.length}` }).waitFor()
  })

  it('says who was faster, and reads the desk again', async () => {
    const page = await enter('supervisor')
    const [proposal] = (await deskOf(stage.seen)).proposals
    if (!proposal?.task) throw new Error('The demo has no proposals.')
    await page.keyboard.press('2')
    await panel(page).getByText(proposal.task.title).first().waitFor()
    const { noise } = stage.seen
    const other = await stage.visit({ username: 'head' })
    await ask(
      other,
      `mutation ($input: ProposalDecisionInput!) { decideProposals(input: $input) { done { id } } }`,
      { input: { proposals: [{ id: proposal.id, version: 0 }], confirm: false, reason: '已当面督办' } },
    )
    await other.close()
    await page.keyboard.press('a')
    await said(page, '请刷新后查看')
    await column(page, '待确认建议').getByText(proposal.task.title).waitFor({ state: 'detached' })
    noise.length = 0
  })

  it('makes of a proposal a notice that is sent, signed, issued with its number, and printed', async () => {
    const page = await enter('supervisor')
    const proposal = (await deskOf(stage.seen)).proposals.find(({ kind }) => kind === 'SUPERVISION')
    const title = proposal?.task?.title
    if (!proposal || !title) throw new Error('The demo proposes no 督办通知单.')
    await page
      .locator('.item', { hasText: title })
      .and(column(page, '待确认建议').locator('.item'))
      .locator('.face')
      .click()
    await panel(page).getByText('确认后生成督办通知单草稿').waitFor()
    await page.keyboard.press('a')
    await said(page, '已生成通知草稿')
    await page.locator('.toast').getByRole('button', { name: '打开草稿' }).click()
    await panel(page).locator('.paper').first().waitFor()
    const key = openKey(page) ?? ''
    const id = key.replace('notice-', '')
    await page.keyboard.press('a')
    await said(page, '已送签')
    await stage.seen.close()

    const desk = await enter('head')
    await desk.goto(`/office?place=${place}&item=${key}`)
    await panel(desk).getByRole('button', { name: /签发/ }).waitFor()
    await desk.keyboard.press('a')
    await said(desk, '已签发')
    await desk.goto(`/office?place=${place}&item=${key}`)
    await panel(desk).getByRole('button', { name: /印发/ }).waitFor()
    await desk.keyboard.press('a')
    await said(desk, /已印发，文号 督办〔2024〕\d+号/)

    await desk.goto(`/notices/${id}/print?place=${place}`)
    await desk
      .locator('.paper .number', { hasText: /^督办〔2024〕\d+号$/ })
      .first()
      .waitFor()
    const sheet = await desk.locator('.paper').first().boundingBox()
    // A4 at 96 dots an inch.
    expect(Math.round(sheet?.width ?? 0)).toBe(794)
    expect(Math.round(sheet?.height ?? 0)).toBe(1123)
    const pdf = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(await desk.locator('.paper').count())
  })

  it('stands under tabs on a phone, the panel over the whole screen', async () => {
    const page = await enter('supervisor', { width: 390, height: 844 })
    await page.getByRole('tab', { name: /待签发/ }).click()
    await column(page, '待签发').locator('.face').first().click()
    await panel(page).waitFor()
    expect(await panel(page).boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
    await panel(page).getByRole('button', { name: '关闭' }).click()
    await panel(page).waitFor({ state: 'detached' })
    expect(await sideways(page)).toBe(0)
  })

  it('shows a leader everything and lets him decide nothing of the office', async () => {
    const page = await enter('leader')
    expect(await page.locator('.office-column input[type=checkbox]').count()).toBe(0)
    expect(await page.getByRole('button', { name: '立即运行' }).count()).toBe(0)
    await page.keyboard.press('j')
    await panel(page).waitFor()
    expect(
      await panel(page)
        .getByRole('button', { name: /通过|退回/ })
        .count(),
    ).toBe(0)
  })
})
