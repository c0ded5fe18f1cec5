import { useState } from 'react'
import { ask } from '../../graphql/ask.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { confirm, toast } from '../../ui/index.ts'

const EndScreenDocument = graphql(`
  mutation EndScreen {
    signOut
  }
`)

/** What the bar offers of 长期显示: to begin it, and for a wall to end it. */
export function useWall() {
  const { t } = useWords()
  const [keeping, setKeeping] = useState(false)
  const end = async () => {
    const sure = await confirm({
      title: t('screen:keep.endTitle'),
      body: t('screen:keep.endBody'),
      action: t('screen:keep.endAction'),
    })
    if (sure === null) return
    const { failure } = await ask(EndScreenDocument, {})
    if (failure) toast(failure.message, { bad: true })
    else location.replace(paths.login(location.pathname + location.search))
  }
  return { keeping, setKeeping, end: () => void end() }
}
