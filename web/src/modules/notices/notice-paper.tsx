import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { NoticePaperFragment as NoticePaperFragmentType } from '../../graphql/generated/graphql.ts'
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

interface NoticePaperProps {
  document: FragmentType<typeof NoticePaperFragment>
}

/**
 * The paper of a notice by GB/T 9704-2012 on sheets of A4, as many as it needs: red head, number, title, text, signature
 * and date, page numbers outside, 版记 at the foot of the last. Each sheet is a window on the same text set in columns
 * of one page each, so that screen and print break at the same lines.
 */
export function NoticePaper({ document: masked }: NoticePaperProps) {
  const paper = readFragment(NoticePaperFragment, masked)
  const flow = useRef<HTMLDivElement>(null)
  const pages = usePages(flow, paper)
  return (
    <article className="sheets" lang="zh-CN">
      {[...Array(pages).keys()].map(page => (
        <section key={page} className={page === 0 ? 'paper' : 'paper further'} aria-hidden={page > 0}>
          <div className="window">
            <div
              className="flow"
              ref={page === 0 ? flow : null}
              data-page={page}
              style={{ left: `${page * -PITCH}mm` }}
            >
              <Text paper={paper} />
            </div>
          </div>
          {page === pages - 1 ? <Colophon paper={paper} /> : null}
          <span className={page % 2 === 0 ? 'folio' : 'folio even'} aria-hidden="true">
            — {page + 1} —
          </span>
        </section>
      ))}
    </article>
  )
}

/** From the text of one page to that of the next: 156 mm and the gap between the columns. */
const PITCH = 176

/** How many pages the text fills; counted again when fonts have come. */
function usePages(flow: RefObject<HTMLDivElement | null>, paper: NoticePaperFragmentType): number {
  const [pages, setPages] = useState(1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words fill other pages.
  useLayoutEffect(() => {
    const count = () => {
      const box = flow.current
      if (!box || box.clientWidth === 0) return
      const gap = (box.clientWidth * (PITCH - 156)) / 156
      setPages(Math.max(1, Math.round((box.scrollWidth + gap) / (box.clientWidth + gap))))
    }
    count()
    document.fonts?.ready.then(count)
    addEventListener('resize', count)
    return () => removeEventListener('resize', count)
  }, [flow, paper])
  return pages
}

function Text({ paper }: { paper: NoticePaperFragmentType }) {
  const { t } = useWords()
  let at = 0
  return (
    <>
      {paper.void ? <p className="void">{t('notices:print.void')}</p> : null}
      <p className="agency">{paper.agency}</p>
      <p className="number">{paper.number}</p>
      <h2>{paper.title}</h2>
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
      <div className="end">
        <div className="sign">
          <p>{paper.signature}</p>
          <p>{paper.dateWords}</p>
        </div>
        {paper.contact ? <p className="text">{paper.contact}</p> : null}
      </div>
      {/* Keeps the room for what stands at the foot of the last sheet. */}
      <div className="room" aria-hidden="true">
        <Colophon paper={paper} />
      </div>
    </>
  )
}

/** 版记: copies, by whom and when it was printed. */
const Colophon = ({ paper }: { paper: NoticePaperFragmentType }) => (
  <footer className="colophon">
    {paper.copyTo ? <p>抄送：{paper.copyTo}</p> : null}
    <p className="printed">
      <span>{paper.printedBy}</span>
      <span>{paper.printedOn}印发</span>
    </p>
  </footer>
)
