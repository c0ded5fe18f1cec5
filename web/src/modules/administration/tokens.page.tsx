import { useState } from 'react'
import type { TokenRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, Card, confirm, Loaded, PageHead, toast } from '../../ui/index.ts'
import { TokenDialog } from './token-dialog.tsx'
import { useAdminPlace } from './use-admin-place.ts'
import './administration.css'

const TokenRow = graphql(`
  fragment TokenRow on ServiceToken {
    id
    name
    sourceName
    createdAt
    createdBy
    lastUsedAt
    revokedAt
  }
`)

const ServiceTokensDocument = graphql(`
  query ServiceTokens($place: ID!) {
    serviceTokens(place: $place) {
      id
      ...TokenRow
    }
  }
`)

const RevokeServiceTokenDocument = graphql(`
  mutation RevokeServiceToken($place: ID!, $id: ID!) {
    revokeServiceToken(place: $place, id: $id) {
      id
      revokedAt
    }
  }
`)

/** 接口令牌: keys with which other systems push tickets; each is shown once, when it is made. */
export function TokensPage() {
  const { t } = useWords()
  const { code, name } = useAdminPlace()
  const result = useRead(ServiceTokensDocument, { place: code }, { pause: code === '' })
  const [adding, setAdding] = useState(false)
  const rows = result.data?.serviceTokens.map(row => readFragment(TokenRow, row)) ?? []
  const inUse = rows.filter(({ revokedAt }) => !revokedAt).length
  return (
    <>
      <PageHead
        title={t('admin:tokens.title')}
        count={result.data ? t('admin:tokens.count', { count: inUse }) : undefined}
        caption={t('admin:tokens.pageCaption', { place: name })}
        actions={
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('admin:tokens.add')}
          </Button>
        }
      />
      <div className="admin-tokens">
        <Card bare>
          <Loaded
            result={result}
            empty={{ when: data => data.serviceTokens.length === 0, text: t('admin:tokens.none') }}
          >
            {() => <TokenTable rows={rows} place={code} onChange={result.retry} />}
          </Loaded>
        </Card>
        <p className="cap">{t('admin:tokens.how')}</p>
      </div>
      {adding ? (
        <TokenDialog
          place={code}
          onClose={made => {
            setAdding(false)
            if (made) result.retry()
          }}
        />
      ) : null}
    </>
  )
}

interface TokenTableProps {
  rows: readonly TokenRowFragment[]
  place: string
  onChange(): void
}

function TokenTable({ rows, place, onChange }: TokenTableProps) {
  const { t } = useWords()
  const [revoke] = useWrite(RevokeServiceTokenDocument)
  const onRevoke = async ({ id, name }: TokenRowFragment) => {
    const sure = await confirm({
      title: t('admin:tokens.revokeTitle', { name }),
      body: t('admin:tokens.revokeBody'),
      action: t('admin:tokens.revoke'),
    })
    if (sure === null) return
    const { failure } = await revoke({ place, id })
    if (failure) return toast(failure.message, { bad: true })
    toast(t('admin:tokens.revoked', { name }))
    onChange()
  }
  return (
    <div className="scroll-x">
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{t('admin:tokens.name')}</th>
            <th scope="col">{t('admin:tokens.source')}</th>
            <th scope="col">{t('admin:tokens.state')}</th>
            <th scope="col">{t('admin:tokens.lastUsed')}</th>
            <th scope="col">{t('admin:tokens.created')}</th>
            <th scope="col">{t('admin:tokens.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id} className={row.revokedAt ? 'mut' : undefined}>
              <td>
                <b>{row.name}</b>
              </td>
              <td>{row.sourceName}</td>
              <td>
                {row.revokedAt
                  ? t('admin:tokens.revokedAt', { at: instant(row.revokedAt) })
                  : t('admin:tokens.inUse')}
              </td>
              <td className="num">
                {row.lastUsedAt ? instant(row.lastUsedAt) : t('admin:tokens.neverUsed')}
              </td>
              <td>
                {instant(row.createdAt)} {row.createdBy}
              </td>
              <td>
                {row.revokedAt ? null : (
                  <Button small onClick={() => onRevoke(row)}>
                    {t('admin:tokens.revoke')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
