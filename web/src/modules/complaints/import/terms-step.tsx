import { useMemo, useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, Card, toast } from '../../../ui/index.ts'
import { type ImportTerm, SettleTermsDocument, type WholeImport } from './import-query.ts'
import { inOrder, isOpen, type Meaning, proposedFor, TERM_KINDS, termInput, termKey } from './import-terms.ts'
import { TermLine } from './term-line.tsx'

interface TermsStepProps {
  whole: WholeImport
  onBack(): void
  onNext(): void
}

/** Drawn at once; more on request. */
const PORTION = 50
/** As many as one request bears. What was proposed holds without being sent, and is remembered when it is written. */
const MOST_SENT = 300

/** Places, units and categories in the words of the file: each confirmed once, then remembered. */
export function TermsStep({ whole, onBack, onNext }: TermsStepProps) {
  const { t } = useWords()
  const [settle, busy] = useWrite(SettleTermsDocument)
  const [meanings, setMeanings] = useState<ReadonlyMap<string, Meaning>>(new Map())
  const [failure, setFailure] = useState<string | null>(null)
  const open = whole.terms.filter(isOpen)
  const send = async (terms: readonly ImportTerm[]) => {
    const inputs = terms.map(term => termInput(term, meanings.get(termKey(term)) ?? proposedFor(term)))
    const { failure: refused } = await settle({ id: whole.id, terms: inputs })
    setFailure(refused?.message ?? null)
    if (refused) return false
    setMeanings(new Map())
    toast(t('complaintImport:terms.saved'))
    return true
  }
  const touched = whole.terms.filter(term => meanings.has(termKey(term)))
  const acceptAll = [...new Set([...open, ...touched])]
  const accept = async () => {
    const sent = acceptAll.length <= MOST_SENT ? acceptAll : touched
    if (sent.length === 0 || (await send(sent))) onNext()
  }
  return (
    <div className="col">
      {TERM_KINDS.map(kind => (
        <TermGroup
          key={kind}
          kind={kind}
          terms={whole.terms.filter(term => term.kind === kind)}
          meanings={meanings}
          onChoose={(term, meaning) => setMeanings(new Map(meanings).set(termKey(term), meaning))}
        />
      ))}
      <div className="import-foot stick">
        <Button onClick={onBack}>{t('complaintImport:step.back')}</Button>
        <span className="grow">
          {failure ? (
            <span className="over" role="alert">
              {failure}
            </span>
          ) : (
            <span className="cap">
              {open.length > 0
                ? t('complaintImport:terms.caption', {
                    count: open.length,
                    settled: whole.terms.length - open.length,
                  })
                : t('complaintImport:terms.captionDone', { settled: whole.terms.length })}
            </span>
          )}
        </span>
        {touched.length > 0 && touched.length < acceptAll.length ? (
          <Button busy={busy} disabled={!whole.can.settle} onClick={() => void send(touched)}>
            {t('complaintImport:terms.save', { count: touched.length })}
          </Button>
        ) : null}
        {acceptAll.length > 0 ? (
          <Button look="primary" busy={busy} disabled={!whole.can.settle} onClick={() => void accept()}>
            {t('complaintImport:terms.acceptAll', { count: acceptAll.length })}
          </Button>
        ) : (
          <Button look="primary" onClick={onNext}>
            {t('complaintImport:step.next')}
          </Button>
        )}
      </div>
    </div>
  )
}

interface TermGroupProps {
  kind: ImportTerm['kind']
  terms: readonly ImportTerm[]
  meanings: ReadonlyMap<string, Meaning>
  onChoose(term: ImportTerm, meaning: Meaning): void
}

function TermGroup({ kind, terms, meanings, onChoose }: TermGroupProps) {
  const { t } = useWords()
  const ordered = useMemo(() => inOrder(terms), [terms])
  const open = ordered.filter(isOpen)
  const [all, setAll] = useState(false)
  const [most, setMost] = useState(PORTION)
  if (terms.length === 0) return null
  const listed = all ? ordered : open
  const shown = listed.slice(0, most)
  return (
    <Card
      title={`${t(`complaintImport:terms.kind.${kind}`)} · ${terms.length}`}
      caption={
        open.length > 0
          ? t('complaintImport:terms.caption', { count: open.length, settled: terms.length - open.length })
          : t('complaintImport:terms.captionDone', { settled: terms.length })
      }
      aside={
        open.length < terms.length ? (
          <Button look="plain" small onClick={() => setAll(!all)}>
            {all
              ? t('complaintImport:terms.showOpen')
              : t('complaintImport:terms.showAll', { count: terms.length })}
          </Button>
        ) : null
      }
      bare
    >
      {shown.length > 0 ? (
        <ul className="import-terms">
          {shown.map(term => (
            <TermLine
              key={termKey(term)}
              term={term}
              meaning={meanings.get(termKey(term)) ?? proposedFor(term)}
              onChoose={meaning => onChoose(term, meaning)}
            />
          ))}
        </ul>
      ) : null}
      {listed.length > shown.length ? (
        <div className="row import-more">
          <Button look="plain" onClick={() => setMost(most + 4 * PORTION)}>
            {t('complaintImport:terms.more', { count: listed.length - shown.length })}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}
