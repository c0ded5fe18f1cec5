import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, Card, Light, Loaded } from '../../ui/index.ts'

const AuditVerificationDocument = graphql(`
  query AuditVerification($place: ID!) {
    auditVerification(place: $place) {
      entries
      sealed
      unsealed
      intact
      headHash
      faults
      checkedAt
    }
  }
`)

/** Recomputes the hash chain when asked: it reads the whole log. */
export function VerificationCard({ place }: { place: string }) {
  const { t } = useWords()
  const [asked, setAsked] = useState(false)
  const result = useRead(AuditVerificationDocument, { place }, { pause: !asked })
  const check = () => (asked ? result.retry() : setAsked(true))
  return (
    <Card
      className="audit-check"
      title={t('admin:check.title')}
      caption={t('admin:check.caption')}
      aside={
        <Button small busy={asked && (result.fetching || result.stale)} onClick={check}>
          {t('admin:check.run')}
        </Button>
      }
    >
      {asked ? (
        <Loaded result={result}>
          {({ auditVerification: found }) => (
            <>
              <div className="row">
                <Light level={found.intact ? 'GOOD' : 'BEHIND'}>
                  {found.intact
                    ? t('admin:check.intact')
                    : t('admin:check.broken', { count: found.faults.length })}
                </Light>
                <span>
                  {t('admin:check.counts', {
                    entries: found.entries,
                    sealed: found.sealed,
                    unsealed: found.unsealed,
                  })}
                </span>
                <span className="cap">{instant(found.checkedAt)}</span>
              </div>
              {found.headHash ? (
                <p className="cap hash">{t('admin:check.head', { hash: found.headHash })}</p>
              ) : null}
              {found.faults.length > 0 ? (
                <ul className="faults">
                  {found.faults.map(fault => (
                    <li key={fault}>{fault}</li>
                  ))}
                </ul>
              ) : null}
            </>
          )}
        </Loaded>
      ) : (
        <p className="cap">{t('admin:check.hint')}</p>
      )}
    </Card>
  )
}
