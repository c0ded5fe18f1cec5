import { useEffect } from 'react'
import { Redirect, useParams } from 'wouter'
import { readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths, safeNext } from '../../paths.ts'
import { ButtonLink, Loaded, PageHead, toast } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { addressFor } from './view-address.ts'
import { SavedViewDocument, SavedViewRow, type ViewRow } from './views-query.ts'

/** A view opened by its link: goes on to its address, which shows what the viewer may see. */
export function ViewPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const result = useRead(SavedViewDocument, { id }, { fresh: true })
  return (
    <>
      <PageHead title={t('views:page')} />
      <Loaded result={result}>
        {({ savedView }) => <Opened view={readFragment(SavedViewRow, savedView)} />}
      </Loaded>
      {result.failure ? (
        <p>
          <ButtonLink href={paths.cockpit()}>{t('common:notFound.home')}</ButtonLink>
        </p>
      ) : null}
    </>
  )
}

function Opened({ view: { address, name } }: { view: ViewRow }) {
  const { t } = useWords()
  const { places } = useSession().viewer
  const own = addressFor(
    address,
    places.map(({ code }) => code),
  )
  useEffect(() => {
    if (own.moved) toast(t('views:moved', { name }))
  }, [own.moved, name, t])
  return <Redirect to={safeNext(own.address)} replace />
}
