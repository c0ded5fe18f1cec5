import { lazy, Suspense, useMemo, useState } from 'react'
import { readFragment } from '../../../graphql/generated/index.ts'
import { usePages } from '../../../graphql/pages.ts'
import { instant } from '../../../i18n/format.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import {
  Button,
  Chip,
  type Column,
  DataTable,
  ExportButton,
  Loaded,
  PageHead,
  SearchField,
  Select,
} from '../../../ui/index.ts'
import { useAddress } from '../use-address.ts'
import { useAdminPlace } from '../use-admin-place.ts'
import '../administration.css'
import {
  ROLES,
  type Role,
  STATES,
  type UserLine,
  UserRow,
  type UserState,
  UsersDocument,
} from './people-query.ts'
import { UserPanel } from './user-panel.tsx'

const NewUserDialog = lazy(async () => ({ default: (await import('./new-user-dialog.tsx')).NewUserDialog }))
const ImportPeople = lazy(async () => ({ default: (await import('./import-people.tsx')).ImportPeople }))

const keyOf = (row: UserLine) => row.id

/** The file of the list as its filters leave it. */
function exportHref(place: string, filter: Readonly<Record<string, string | boolean | null>>): string {
  const params = new URLSearchParams({ place })
  for (const [name, value] of Object.entries(filter)) if (value) params.set(name, String(value))
  return `/files/users.xlsx?${params}`
}

const ANY = 'ANY'

/** 人员与权限: the accounts of a jurisdiction, found by name, role and state; a row opens what can be done with it. */
export function PeoplePage() {
  const { t } = useWords()
  const { code, name } = useAdminPlace()
  const { get, change } = useAddress()
  const [adding, setAdding] = useState<'one' | 'sheet' | null>(null)
  const [words, role, state, open] = [get('words'), get('role'), get('state'), get('open')]
  const filter = {
    words: words || null,
    role: ROLES.find(one => one === role) ?? null,
    state: STATES.find(one => one === state) ?? null,
    never: get('never') === '1' || null,
  }
  const result = usePages(UsersDocument, { place: code, filter }, data => data.users)
  const rows = useMemo(() => result.nodes.map(node => readFragment(UserRow, node)), [result.nodes])
  const columns = useMemo(() => columnsOf(t), [t])
  const opened = rows.find(({ id }) => id === open)
  const total = result.data?.users.totalCount
  const done = (made: boolean) => {
    setAdding(null)
    if (made) result.retry()
  }
  return (
    <div className="split">
      <div className="list">
        <PageHead
          title={t('admin:people.title')}
          count={total === undefined ? undefined : t('admin:people.count', { count: total })}
          caption={t('admin:people.pageCaption', { place: name })}
          actions={
            <>
              <ExportButton href={exportHref(code, filter)} count={total} />
              <Button onClick={() => setAdding('sheet')}>{t('admin:people.import')}</Button>
              <Button look="primary" onClick={() => setAdding('one')}>
                {t('admin:people.add')}
              </Button>
            </>
          }
        />
        <div className="row admin-filters no-print">
          <SearchField
            words={words}
            change={change}
            label={t('admin:people.search')}
            hint={t('admin:people.search')}
          />
          <Select
            quiet
            label={t('admin:people.role')}
            options={[
              { value: ANY, label: t('admin:people.anyRole') },
              ...ROLES.map(value => ({ value: value as string, label: t(`access:role.${value}`) })),
            ]}
            value={filter.role ?? ANY}
            onChange={value => change({ role: value === ANY ? null : value })}
          />
          {STATES.map(one => (
            <Chip
              key={one}
              on={one === filter.state}
              onPress={() => change({ state: one === state ? null : one })}
            >
              {t(`admin:people.states.${one}`)}
            </Chip>
          ))}
          <Chip on={Boolean(filter.never)} onPress={() => change({ never: filter.never ? null : '1' })}>
            {t('admin:people.never')}
          </Chip>
        </div>
        <Loaded
          result={result}
          empty={{ when: data => data.users.totalCount === 0, text: t('admin:people.none') }}
        >
          {() => (
            <DataTable
              fill
              label={t('admin:people.title')}
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              onOpen={row => change({ open: row.id })}
              selected={open || null}
              onEndReached={result.more}
              card={row => <UserCard row={row} />}
            />
          )}
        </Loaded>
      </div>
      {opened ? (
        <UserPanel key={opened.id} place={code} user={opened} onClose={() => change({ open: null })} />
      ) : null}
      <Suspense>
        {adding === 'one' ? <NewUserDialog place={code} onClose={done} /> : null}
        {adding === 'sheet' ? <ImportPeople place={code} onClose={done} /> : null}
      </Suspense>
    </div>
  )
}

/** 单位联络员 区政数局、镇街经办人 龙归镇. */
const rolesOf = (t: T, { grants }: UserLine): string =>
  grants
    .map(({ role, scope, organization }) => {
      const where = organization?.name ?? (scope.level > 3 ? scope.name : '')
      return [t(`access:role.${role as Role}`), where].filter(Boolean).join(' ')
    })
    .join('、')

const stateOf = (t: T, state: UserState) => t(`admin:people.states.${state}`)

const columnsOf = (t: T): Column<UserLine>[] => [
  {
    id: 'name',
    head: t('admin:people.name'),
    width: 168,
    cell: row => <b className={row.state === 'DISABLED' ? 'mut' : undefined}>{row.name}</b>,
  },
  { id: 'username', head: t('admin:people.username'), width: 160, cell: row => row.username },
  { id: 'roles', head: t('admin:people.grants'), cell: row => rolesOf(t, row) },
  { id: 'phone', head: t('admin:people.phone'), width: 128, cell: row => row.phone ?? '' },
  { id: 'state', head: t('admin:people.state'), width: 112, cell: row => stateOf(t, row.state) },
  {
    id: 'last',
    head: t('admin:people.lastSignIn'),
    width: 144,
    cell: row => (row.lastSignInAt ? instant(row.lastSignInAt) : t('admin:people.never')),
  },
]

function UserCard({ row }: { row: UserLine }) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <span className="line">
        <b>{row.name}</b>
        <span className="cap">{row.username}</span>
        <span className="grow" />
        <span className="cap">{stateOf(t, row.state)}</span>
      </span>
      <span className="title cap">{rolesOf(t, row)}</span>
    </span>
  )
}
