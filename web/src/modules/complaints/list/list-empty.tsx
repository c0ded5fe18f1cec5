import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, ButtonLink, EmptyState } from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import { AnyComplaintDocument } from './list-query.ts'
import { isNarrowed, NO_FILTER } from './list-url.ts'
import type { ComplaintControl } from './use-complaints.ts'

/** Nothing to list: because there is nothing yet, or because the filters leave nothing. */
export function ListEmpty({ list, change }: ComplaintControl) {
  const { t } = useWords()
  const { place, href } = useScope()
  const { can } = useSession().viewer
  const narrowed = isNarrowed(list)
  const { data } = useRead(AnyComplaintDocument, { place }, { pause: !narrowed })
  if (!narrowed || data?.complaints.totalCount === 0) {
    const action = can.manageComplaints ? (
      <ButtonLink look="primary" href={href(paths.complaintImports())}>
        {t('complaints:empty.import')}
      </ButtonLink>
    ) : null
    return (
      <EmptyState action={action}>
        {t(can.manageComplaints ? 'complaints:empty.none' : 'complaints:empty.noneReader')}
      </EmptyState>
    )
  }
  return (
    <EmptyState action={<Button onClick={() => change(NO_FILTER)}>{t('complaints:empty.all')}</Button>}>
      {list.words ? t('complaints:empty.noWords', { words: list.words }) : t('complaints:empty.noMatch')}
    </EmptyState>
  )
}
