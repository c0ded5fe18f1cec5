import { useWords } from '../../i18n/index.ts'
import { DueField } from './cards/due-field.tsx'
import { InlineText } from './cards/inline-text.tsx'
import { useDesk } from './desk.ts'
import type { HeaderChange } from './draft/local-edit.ts'

/** What the document says of itself. */
export function HeaderCard() {
  const { t } = useWords()
  const { draft, edit, mayEdit } = useDesk()
  const save = (change: HeaderChange) => edit({ type: 'header', change })
  const text = (name: 'documentNumber' | 'issuer') => (
    <InlineText
      label={t(`plans:header.${name}`)}
      placeholder={t('plans:header.missing')}
      disabled={!mayEdit}
      value={draft[name] ?? ''}
      save={value => save({ [name]: value.trim() || null })}
    />
  )
  return (
    <section className="card tk head" aria-label={t('plans:header.label')}>
      <dl className="kv in">
        <dt>{t('plans:header.title')}</dt>
        <dd>
          <InlineText
            lines
            className="title"
            label={t('plans:header.title')}
            placeholder={t('plans:header.titleMissing')}
            disabled={!mayEdit}
            value={draft.title}
            save={title => save({ title: title.replace(/\s*\n\s*/g, '') })}
          />
        </dd>
        <dt>{t('plans:header.documentNumber')}</dt>
        <dd>{text('documentNumber')}</dd>
        <dt>{t('plans:header.issuer')}</dt>
        <dd>{text('issuer')}</dd>
        <dt>{t('plans:header.issuedOn')}</dt>
        <dd className="day">
          {mayEdit ? (
            <DueField
              label={t('plans:header.issuedOn')}
              placeholder={t('plans:header.missing')}
              day={draft.issuedOn ?? null}
              onChange={issuedOn => void save({ issuedOn })}
            />
          ) : (
            (draft.issuedOn ?? '—')
          )}
        </dd>
      </dl>
    </section>
  )
}
