import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'

const WUJIANG = '440203000000'

/** Presses the menu of a row and one of its actions. */
async function act(page: Page, row: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `${row}：操作` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

const dialogOf = async (page: Page): Promise<Locator> => {
  const dialog = page.getByRole('alertdialog')
  await dialog.waitFor()
  return dialog
}

/** Says yes to what is asked before it is done. */
const agree = async (page: Page, verb: string): Promise<void> =>
  (await dialogOf(page)).getByRole('button', { name: verb, exact: true }).click()

describe.skipIf(!hasBrowser)('the pages of the administrators', () => {
  // A first password opens nothing but its own change: what the first page asks for beside it is refused.
  const stage = demoStage({ forgives: line => line.includes('403 (Forbidden)') })

  it('take a person in, who signs in with the password that is shown once', async () => {
    const page = await stage.enter('security-admin', '/admin/people')
    await page.getByRole('button', { name: '新增人员' }).click()
    const dialog = await dialogOf(page)
    await dialog.getByLabel('姓名').fill('新来的人')
    await dialog.getByLabel('用户名').fill('x')
    await page.keyboard.press('Enter')
    await dialog.getByText('用户名应为 2–64 位字母、数字、点、横线或下划线。').waitFor()
    await dialog.getByLabel('用户名').fill('xin.lai')
    await dialog.getByRole('button', { name: /^单位联络员/ }).click()
    await page.getByRole('option', { name: '督查员', exact: true }).click()
    await dialog.getByRole('listitem').first().waitFor()
    await dialog.getByRole('button', { name: '建立账号' }).click()
    const secret = page.getByRole('textbox', { name: 'xin.lai 的初始密码' })
    const password = await secret.inputValue()
    expect(password.length).toBeGreaterThan(8)
    await page.getByRole('button', { name: '我已保存' }).click()
    await page.getByText('xin.lai', { exact: true }).first().waitFor()

    const theirs = await stage.enter(null, '/login')
    await theirs.waitForLoadState('networkidle')
    await theirs.fill('[name=username]', 'xin.lai')
    await theirs.fill('[name=password]', password)
    await theirs.keyboard.press('Enter')
    await theirs.getByLabel(/^新密码/).waitFor()
  })

  it('give that person a right and take it away, reset the password, close the account and open it again', async () => {
    const page = await stage.enter('security-admin', '/admin/people?words=xin.lai')
    await page.locator('tbody tr', { hasText: '新来的人' }).click()
    const panel = page.locator('.panel')
    await panel.getByRole('button', { name: '调整角色' }).click()
    let dialog = await dialogOf(page)
    await dialog.getByRole('button', { name: '再加一个角色' }).click()
    await dialog.getByRole('button', { name: /^单位联络员/ }).click()
    await page.getByRole('option', { name: '数据管理员', exact: true }).click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('督查员、数据管理员').first().waitFor()

    await panel.getByRole('button', { name: '调整角色' }).click()
    dialog = await dialogOf(page)
    await dialog.getByRole('button', { name: '去掉' }).nth(1).click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.getByText('督查员、数据管理员').count()).toBe(0)

    await panel.getByRole('button', { name: '重置密码' }).click()
    await agree(page, '重置密码')
    expect(await page.getByRole('textbox', { name: /的新密码$/ }).inputValue()).toMatch(/\S{8,}/)
    await page.getByRole('button', { name: '我已保存' }).click()

    await panel.getByRole('button', { name: '停用账号' }).click()
    await agree(page, '停用账号')
    await panel.getByRole('button', { name: '启用账号' }).click()
    await panel.getByRole('button', { name: '停用账号' }).waitFor()
  })

  it('add a village, rename it, merge it into another and take that back', async () => {
    const page = await stage.enter('system-admin', '/admin/divisions')
    await page.getByRole('button', { name: '龙归镇', exact: true }).click()
    await page.getByRole('button', { name: '在龙归镇下新增' }).click()
    let dialog = await dialogOf(page)
    await expect.poll(() => dialog.getByLabel('区划代码').inputValue()).toMatch(/^440203102\d{3}$/)
    await page.keyboard.press('Enter')
    await dialog.locator('[aria-invalid=true]').first().waitFor()
    await dialog.getByLabel('名称').fill('新和村村委会')
    await page.keyboard.press('Enter')
    await page.getByText('已新增 新和村村委会。').waitFor()

    await act(page, '新和村村委会', '改名')
    dialog = await dialogOf(page)
    await dialog.getByLabel('名称').fill('新和社区居委会')
    await page.keyboard.press('Enter')
    await page.getByText('已改名为 新和社区居委会。').waitFor()

    await act(page, '新和社区居委会', '撤并')
    dialog = await dialogOf(page)
    // The places are still on their way when the dialog opens.
    await expect
      .poll(async () => {
        await dialog.getByRole('combobox').fill('龙归社区')
        return page.getByRole('option', { name: /龙归社区/ }).count()
      })
      .toBe(1)
    await page.getByRole('option', { name: /龙归社区/ }).click()
    await dialog.getByRole('button', { name: '撤并' }).click()
    await page.getByText(/2024-10-15 并入/).waitFor()
    await act(page, '新和社区居委会', '恢复')
    await page.getByText('已恢复 新和社区居委会。').waitFor()
  })

  it('add a unit, find it under its old name after it was renamed, and retire it', async () => {
    const page = await stage.enter('system-admin', '/admin/units')
    await page.getByRole('button', { name: '新增单位' }).click()
    let dialog = await dialogOf(page)
    await dialog.getByLabel(/^名称/).fill('区公安分局')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText(/已经有“区公安分局”/).waitFor()
    await dialog.getByLabel(/^名称/).fill('区营商环境办')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('已新增 区营商环境办。').waitFor()

    await page.goto('/admin/units?words=营商环境办')
    await act(page, '区营商环境办', '修改')
    dialog = await dialogOf(page)
    await dialog.getByLabel(/^名称/).fill('区营商环境建设局')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存 区营商环境建设局。').waitFor()
    await page.locator('tbody tr', { hasText: '区营商环境建设局' }).getByText('区营商环境办').waitFor()

    await act(page, '区营商环境建设局', '停用')
    await agree(page, '停用')
    await page.getByText('已停用 区营商环境建设局。').waitFor()
    await page.goto('/admin/units?off=1')
    await page.getByText('区营商环境建设局').first().waitFor()
  })

  it('call a light by another word and colour, and the ledger of tasks does too', async () => {
    const page = await stage.enter('system-admin', '/admin/lights')
    const behind = page.getByRole('group', { name: '差' })
    await behind.getByLabel('按时限说').fill('超期太久了')
    await page.getByRole('button', { name: '保存' }).click()
    await behind.locator('[aria-invalid=true]').waitFor()
    await behind.getByLabel('按时限说').fill('超期')
    await behind.getByRole('button', { name: /颜色/ }).click()
    await page.getByRole('option', { name: /^洋红/ }).click()
    await page.locator('.lights-preview').getByText('超期').first().waitFor()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('灯号已保存，刷新页面后生效。').waitFor()

    const ledger = await stage.enter('supervisor', `/tasks?place=${WUJIANG}`)
    const light = ledger.locator('.lt.behind', { hasText: '超期' }).first()
    await light.waitFor()
    const [magenta] = await ledger.evaluate(() => [
      getComputedStyle(document.documentElement).getPropertyValue('--behind').trim().toLowerCase(),
    ])
    expect(magenta).not.toBe('')
    expect(await ledger.locator('.lt.behind', { hasText: '逾期' }).count()).toBe(0)
  })

  it('set a day of the calendar by keyboard, and a rule after its effect was shown', async () => {
    const page = await stage.enter('system-admin', '/admin/calendar?year=2024')
    await page.locator('[data-day="2024-10-15"]').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '设置 2024-10-23' })
    await dialog.waitFor()
    await dialog.getByLabel('备注').fill('测试假日')
    await dialog.getByRole('radio', { name: '休息' }).check()
    await dialog.getByRole('button', { name: '保存 1 天' }).click()
    await page.getByText('已人工录入 1 天').waitFor()

    await page.goto('/admin/rules')
    await page.getByText('签收时限', { exact: true }).click()
    const panel = page.locator('.panel')
    await panel.getByLabel('新值（个工作日）').fill('三')
    await panel.getByRole('button', { name: '保存为新版本' }).click()
    await panel.getByText('应为 0–365 的整数，请重新填写。').waitFor()
    await panel.getByLabel('新值（个工作日）').fill('7')
    // 16, 17, 18, 21, 22, 24, 25: the day just entered is left out.
    await panel.locator('.effects', { hasText: '改后到' }).getByText('2024-10-25').waitFor()
    await panel.getByRole('button', { name: '保存为新版本' }).click()
    await page.getByText('已保存：签收时限').waitFor()
  })
})
