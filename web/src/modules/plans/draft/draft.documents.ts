import type { DraftPartsFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

/** Everything of a draft the screen works on. */
export const DraftParts = graphql(`
  fragment DraftParts on PlanDraft {
    planId
    version
    title
    documentNumber
    issuer
    issuedOn
    blockers
    canUndo
    canRedo
    progress {
      total
      confirmed
      removed
      openWarnings
    }
    repairs {
      kind
      count
    }
    warnings {
      id
      code
      message
      taskId
      resolution
      source {
        start
        end
      }
    }
    indicators {
      id
      name
      level
      unit
      baselineYear
      baseline
      targetYear
      target
      targetText
      comparator
      removed
      source {
        start
        end
      }
    }
    tasks {
      id
      state
      no
      kind
      section
      parentId
      title
      text
      note
      source {
        start
        end
      }
      titleSource {
        start
        end
      }
      milestones {
        status
        due
        words
        deliverable
        reference
        source {
          start
          end
        }
      }
      lead {
        name
        groupRule
        organizations {
          id
          name
        }
        source {
          start
          end
        }
      }
      joint {
        name
        groupRule
        organizations {
          id
          name
        }
        source {
          start
          end
        }
      }
      targets {
        text
        value
        unit
        comparator
        source {
          start
          end
        }
      }
    }
  }
`)

/** Without the names of types the cache asks for. */
type Plain<T> = T extends readonly (infer Entry)[]
  ? Plain<Entry>[]
  : T extends object
    ? { [Key in keyof T as Key extends `__${string}` | ` $${string}` ? never : Key]: Plain<T[Key]> }
    : T

/** The draft ledger as the screen holds it. */
export type Draft = Plain<DraftPartsFragment>
export type DraftTask = Draft['tasks'][number]
export type DraftMilestone = DraftTask['milestones'][number]
export type DraftOwner = DraftTask['lead'][number]
export type DraftTarget = DraftTask['targets'][number]
export type DraftIndicator = Draft['indicators'][number]
export type DraftWarning = Draft['warnings'][number]

export const PlanDraftDocument = graphql(`
  query PlanDraft($planId: ID!) {
    planDraft(planId: $planId) {
      ...DraftParts
    }
  }
`)

/** The words ranges count in, and what may be done with the plan. */
export const DecomposedPlanDocument = graphql(`
  query DecomposedPlan($id: ID!) {
    plan(id: $id) {
      id
      title
      status
      fileName
      sourceText
      edition
      amends {
        id
        title
      }
      jurisdiction {
        code
        name
      }
      can {
        edit
        confirm
        discard
      }
    }
  }
`)

export const EditPlanDraftDocument = graphql(`
  mutation EditPlanDraft($planId: ID!, $version: Int!, $edit: PlanDraftEditInput!) {
    editPlanDraft(planId: $planId, version: $version, edit: $edit) {
      ...DraftParts
    }
  }
`)

export const ConfirmPlanDocument = graphql(`
  mutation ConfirmPlan($planId: ID!, $version: Int!) {
    confirmPlan(planId: $planId, version: $version) {
      id
      status
      taskCount
    }
  }
`)

export const DiscardPlanDraftDocument = graphql(`
  mutation DiscardPlanDraft($planId: ID!) {
    discardPlanDraft(planId: $planId)
  }
`)

export const SetPlanAmendsDocument = graphql(`
  mutation SetPlanAmends($planId: ID!, $amendsId: ID) {
    setPlanAmends(planId: $planId, amendsId: $amendsId) {
      id
      edition
      amends {
        id
        title
      }
    }
  }
`)
