import type { TestClient } from './client.ts'

/** What these tests ask of a draft. */
export const DRAFT_FIELDS = /* GraphQL */ `
  planId version title issuedOn canUndo canRedo blockers
  progress { total confirmed removed openWarnings }
  tasks {
    id state no kind parentId title text note source { start end }
    milestones { status due words deliverable reference }
    lead { name groupRule organizations { id name } source { start end } }
    joint { name groupRule organizations { id name } source { start end } }
    targets { text }
  }
  indicators { id name target removed }
  warnings { id code taskId resolution }
`

export interface DraftOwnerFields {
  name: string
  groupRule: string | null
  organizations: { id: string; name: string }[]
  source: { start: number; end: number } | null
}

export interface DraftFields {
  planId: string
  version: number
  title: string
  canUndo: boolean
  canRedo: boolean
  blockers: string[]
  progress: { total: number; confirmed: number; removed: number; openWarnings: number }
  tasks: {
    id: string
    state: string
    no: string
    kind: string
    parentId: string | null
    title: string
    text: string
    milestones: { status: string; due: string | null }[]
    lead: DraftOwnerFields[]
    joint: DraftOwnerFields[]
  }[]
  indicators: { id: string; name: string; target: number | null; removed: boolean }[]
  warnings: { id: string; code: string; taskId: string | null; resolution: string | null }[]
}

const IMPORT = /* GraphQL */ `
  mutation ($place: ID!, $text: String!) {
    importPlanText(place: $place, text: $text) { recognised plan { id title status } }
  }
`
const DRAFT = `query ($planId: ID!) { planDraft(planId: $planId) { ${DRAFT_FIELDS} } }`
const EDIT = `mutation ($planId: ID!, $version: Int!, $edit: PlanDraftEditInput!) {
  editPlanDraft(planId: $planId, version: $version, edit: $edit) { ${DRAFT_FIELDS} }
}`
const CONFIRM = /* GraphQL */ `
  mutation ($planId: ID!, $version: Int!) {
    confirmPlan(planId: $planId, version: $version) { id status confirmedAt taskCount title }
  }
`
const DISCARD = 'mutation ($planId: ID!) { discardPlanDraft(planId: $planId) }'

export interface ImportAnswer {
  importPlanText: { recognised: boolean; plan: { id: string; title: string; status: string } }
}

export const importText = (client: TestClient, place: string, text: string) =>
  client.query<ImportAnswer>(IMPORT, { place, text })

export const readDraft = (client: TestClient, planId: string) =>
  client.query<{ planDraft: DraftFields | null }>(DRAFT, { planId })

export const editDraft = (
  client: TestClient,
  planId: string,
  version: number,
  edit: Record<string, unknown>,
) => client.query<{ editPlanDraft: DraftFields }>(EDIT, { planId, version, edit })

export const confirm = (client: TestClient, planId: string, version: number) =>
  client.query<{ confirmPlan: { id: string; status: string; taskCount: number; title: string } }>(CONFIRM, {
    planId,
    version,
  })

export const discard = (client: TestClient, planId: string) =>
  client.query<{ discardPlanDraft: boolean }>(DISCARD, { planId })

/** Sends a file, or text, as the upload form does. */
export async function upload(
  client: TestClient,
  fields: { place?: string; text?: string },
  file?: { bytes: Uint8Array<ArrayBuffer> | string; name: string },
): Promise<{
  status: number
  body: { code?: string; message?: string; recognised?: boolean; plan?: { id: string; title: string } }
}> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file) form.set('file', new Blob([file.bytes]), file.name)
  const response = await client.fetch('/files/plans', { method: 'POST', body: form })
  return { status: response.status, body: (await response.json()) as never }
}

/** The draft a person agrees with after a look: every task confirmed, every warning acknowledged. */
export async function agreeWithAll(client: TestClient, planId: string): Promise<DraftFields> {
  let draft = (await readDraft(client, planId)).data.planDraft as DraftFields
  const edit = async (step: Record<string, unknown>) => {
    const answer = await editDraft(client, planId, draft.version, step)
    if (answer.errors) throw new Error(answer.errors[0]?.message)
    draft = answer.data.editPlanDraft
  }
  if (draft.title === '') await edit({ header: { title: '(题名待补)' } })
  await edit({ state: { ids: draft.tasks.map(({ id }) => id), state: 'CONFIRMED' } })
  const [first, ...others] = draft.warnings.filter(({ resolution }) => resolution === null)
  if (first)
    await edit({ warning: { id: first.id, ids: others.map(({ id }) => id), resolution: '已核对,原文如此' } })
  return draft
}
