import { useWords } from '../i18n/index.ts'
import { paths } from '../paths.ts'
import { useScope } from '../scope.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/loaded.tsx'
import { PageHead } from '../ui/page-head.tsx'

export function NotFoundPage() {
  const { t } = useWords()
  const { href } = useScope()
  return (
    <>
      <PageHead title={t('common:notFound.title')} />
      <EmptyState action={<ButtonLink href={href(paths.cockpit())}>{t('common:notFound.home')}</ButtonLink>}>
        {t('common:notFound.hint')}
      </EmptyState>
    </>
  )
}
