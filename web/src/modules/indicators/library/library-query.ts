import type { IndicatorEntryFragment, LibraryRowFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const LibraryRowDoc = graphql(`
  fragment LibraryRow on Indicator {
    id
    no
    name
    status
    feed
    frequency
    reportLevels
    comparator
    baselineYear
    baseline
    targetYear
    target
    targetText
    owner {
      id
      name
    }
    plan {
      id
      title
    }
    definition {
      version
      kind
      unit
      definition
    }
  }
`)

export const LibraryDocument = graphql(`
  query IndicatorLibrary($place: ID!) {
    indicators(place: $place) {
      id
      ...LibraryRow
    }
  }
`)

export const IndicatorEntryDoc = graphql(`
  fragment IndicatorEntry on Indicator {
    id
    no
    name
    status
    feed
    measure
    dataSource
    version
    frequency
    ownFigure
    reportLevels
    comparator
    baselineYear
    baseline
    targetYear
    target
    targetText
    owner {
      id
      name
    }
    plan {
      id
      title
    }
    source {
      start
      end
    }
    sourceText
    definition {
      version
      kind
      unit
      definition
    }
    definitions {
      version
      validFrom
      knownOn
      kind
      direction
      unit
      decimals
      cumulative
      definition
      numeratorItem
      denominatorItem
      excluded
      line
      formula
      formulaWords
      reason
      createdBy
    }
    targets {
      id
      level
      place {
        code
        name
      }
      baselineYear
      baseline
      targetYear
      target
      targetText
      yearly {
        year
        value
      }
      knownOn
      reason
      createdBy
      inForce
    }
    exemptions {
      place {
        code
        name
      }
      fromOn
      untilOn
      reason
      createdBy
    }
    tasks {
      id
      title
      ledgerNo
      light
    }
    history {
      ...RecordHistory
    }
    can {
      edit
      adopt
      retire
      reactivate
      link
    }
  }
`)

export const IndicatorEntryDocument = graphql(`
  query IndicatorEntryPage($id: ID!) {
    indicator(id: $id) {
      id
      ...IndicatorEntry
    }
  }
`)

export type LibraryRow = LibraryRowFragment
export type Entry = IndicatorEntryFragment
export type Definition = Entry['definitions'][number]
export type Target = Entry['targets'][number]
export type Exemption = Entry['exemptions'][number]

/** What every dialog on one indicator is given. */
export interface EntryDialogProps {
  entry: Entry
  onClose(): void
  /** Says what was done. */
  onDone(said: string): void
}
