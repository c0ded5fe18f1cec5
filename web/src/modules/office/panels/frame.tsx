import type { ReactNode } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, Kbd, Panel } from '../../../ui/index.ts'
import { OtherDay } from '../../follow-up/index.ts'

/** What every panel of the office's desk is given. */
export interface Place {
  /** `1/9`: where in its column the item stands. */
  position: string
  /** The item is done: the next one opens. */
  onDone(): void
  /** Someone else was faster: the desk is read again. */
  onStale(): void
  onClose(): void
}

interface FrameProps {
  place: Place
  title: string
  /** Light and days, in words. */
  light: ReactNode
  /** Beside the light: what it is. */
  kind: ReactNode
  caption?: ReactNode
  taskId?: string | null | undefined
  foot: ReactNode
  children: ReactNode
}

/** Light and days, where in the column, title, whose; at the foot what can be done and the keys that move on. */
export function Frame({ place, title, light, kind, caption, taskId, foot, children }: FrameProps) {
  const { t } = useWords()
  const { asOf, today, href } = useScope()
  return (
    <Panel
      label={title}
      head={
        <>
          <div className="row">
            {light}
            <span className="cap">
              {kind} {place.position}
            </span>
          </div>
          <h2 className="office-title">{title}</h2>
          <div className="cap">{caption}</div>
        </>
      }
      foot={
        asOf === today ? (
          <>
            {foot}
            <span className="grow" />
            <MoveHint />
          </>
        ) : (
          <OtherDay />
        )
      }
      onClose={place.onClose}
    >
      {children}
      {taskId ? (
        <div className="sec">
          <ButtonLink look="plain" href={href(paths.task(taskId))}>
            {t('desk:panel.task')}
          </ButtonLink>
        </div>
      ) : null}
    </Panel>
  )
}

/** `J K 上下移动` */
const MoveHint = () => {
  const { t } = useWords()
  return (
    <span className="row-keys cap nw">
      <Kbd>J</Kbd> <Kbd>K</Kbd> {t('common:table.move')}
    </span>
  )
}
