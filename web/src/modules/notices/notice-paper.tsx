import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import './notice-paper.css'

const NoticePaperFragment = graphql(`
  fragment NoticePaper on NoticeDocument {
    agency
    number
    title
    addressee
    paragraphs {
      heading
      text
    }
    annex
    signature
    dateWords
    contact
    copyTo
    printedBy
    printedOn
    void
  }
`)

/** The paper of a notice by GB/T 9704-2012: red head, number, title, text, signature and date, 版记. */
export function NoticePaper({ document: masked }: { document: FragmentType<typeof NoticePaperFragment> }) {
  const { t } = useWords()
  const paper = readFragment(NoticePaperFragment, masked)
  let at = 0
  return (
    <article className="paper" lang="zh-CN">
      {paper.void ? <p className="void">{t('notices:print.void')}</p> : null}
      <p className="agency">{paper.agency}</p>
      <p className="number">{paper.number}</p>
      <h1>{paper.title}</h1>
      {paper.addressee ? <p className="to">{paper.addressee}</p> : null}
      {paper.paragraphs.map(({ heading, text }) => {
        at += 1
        return (
          <p key={at} className="text">
            {heading ? <b>{heading}</b> : null}
            {text}
          </p>
        )
      })}
      {paper.annex ? (
        <div className="annex">
          <span>附件：</span>
          <span>{paper.annex}</span>
        </div>
      ) : null}
      <div className="sign">
        <p>{paper.signature}</p>
        <p>{paper.dateWords}</p>
      </div>
      {paper.contact ? <p className="text">{paper.contact}</p> : null}
      <footer className="colophon">
        {paper.copyTo ? <p>抄送：{paper.copyTo}</p> : null}
        <p className="printed">
          <span>{paper.printedBy}</span>
          <span>{paper.printedOn}印发</span>
        </p>
      </footer>
    </article>
  )
}
