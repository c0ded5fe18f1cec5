import { WUJIANG } from '#test/kit/builders.ts'
import {
  type AccessRow,
  BUSINESS,
  EVERYBODY,
  OF_THE_PLACE,
  OFFICE,
  READERS,
  SUPERVISION,
  version,
} from './access-row.ts'

const place = WUJIANG
const day = '2024-12-20'

/** Desks, plans, files, messages and settings. */
export const OTHER_ROWS: Record<string, AccessRow> = {
  // Desks
  unitDesk: { may: ['unit', 'other'], with: () => ({ place }) },
  deskCount: { may: OF_THE_PLACE, with: () => ({ place }) },
  officeDesk: { may: SUPERVISION, with: () => ({ place }) },
  cockpit: { may: OF_THE_PLACE, with: () => ({ place }) },
  workingDaysUntil: { own: true, may: READERS, with: () => ({ day }) },
  indicators: { may: ['leader', 'head', 'supervisor', 'unit', 'other', 'steward'], with: () => ({ place }) },
  // Plans
  plan: { may: READERS, with: ({ planId }) => ({ id: planId }) },
  plans: { may: OF_THE_PLACE, with: () => ({ place }) },
  planDraft: {
    may: SUPERVISION,
    unseen: ['unit', 'other', 'town'],
    with: ({ draftId }) => ({ planId: draftId }),
  },
  planAmendment: { may: OFFICE, with: ({ draftId }) => ({ planId: draftId }) },
  importPlanText: {
    may: OFFICE,
    with: () => ({ place, text: '一、2024年底前，完成迁移。责任单位：区数字办' }),
  },
  editPlanDraft: { may: OFFICE, with: ({ draftId }) => ({ planId: draftId, version, edit: { undo: true } }) },
  confirmPlan: { may: OFFICE, with: ({ draftId }) => ({ planId: draftId, version }) },
  setPlanAmends: { may: OFFICE, with: ({ draftId, planId }) => ({ planId: draftId, amendsId: planId }) },
  discardPlanDraft: {
    may: OFFICE,
    with: ({ spareDrafts, draftId }, actor) => ({ planId: spareDrafts[actor] ?? draftId }),
  },
  // Files, messages, settings
  recordTableExport: {
    may: EVERYBODY,
    with: () => ({ input: { place, name: '督办通知', rows: 3, address: '/notices' } }),
  },
  removeAttachment: {
    may: ['unit'],
    unseen: ['leader', 'head', 'supervisor', 'other', 'town', 'steward'],
    with: ({ attachmentId }) => ({ id: attachmentId }),
  },
  markMessagesRead: { own: true, may: EVERYBODY, with: ({ messageId }) => ({ ids: [messageId] }) },
  messages: { own: true, may: EVERYBODY },
  messagePreferences: { own: true, may: EVERYBODY },
  setMessagePreference: {
    own: true,
    may: EVERYBODY,
    with: () => ({ kind: 'DUE_SOON', digest: true, instant: false }),
  },
  setMyContact: { own: true, may: EVERYBODY, with: () => ({ phone: '13800000000' }) },
  webhooks: { may: ['system'], with: () => ({ place }) },
  deliveries: { may: ['system'], with: () => ({ place }) },
  saveWebhook: {
    may: ['system'],
    with: ({ webhookId }) => ({
      input: {
        id: webhookId,
        place,
        name: '办公',
        url: 'http://127.0.0.1:9/',
        active: false,
        kinds: ['DUE_SOON'],
        templates: [],
      },
    }),
  },
  testWebhook: { may: ['system'], with: ({ webhookId }) => ({ id: webhookId }) },
  retryDelivery: { may: ['system'], with: ({ deliveryId }) => ({ id: deliveryId }) },
  calendarYear: { may: ['system'], with: () => ({ place, year: 2024 }) },
  setCalendarDays: { may: ['system'], with: () => ({ place, days: [{ day, working: false }] }) },
  removeCalendarDay: { may: ['system'], with: () => ({ place, day }) },
  ruleSettings: { may: ['system'], with: () => ({ place }) },
  setRule: { may: ['system'], with: () => ({ place, key: 'nearWorkingDays', value: '3', validFrom: day }) },
  adminWarnings: { may: ['system', 'security', 'audit'], with: () => ({ place }) },
  auditEntries: { may: ['audit'], with: () => ({ filter: { place } }) },
  auditVerification: { may: ['audit'], with: () => ({ place }) },
  auditWords: { own: true, may: ['audit'] },
  division: { may: EVERYBODY, with: () => ({ code: place }) },
  divisionMap: { may: EVERYBODY, with: () => ({ place }) },
  removeDivisionMap: { may: ['system', 'steward'], with: () => ({ place }) },
  organizations: { may: BUSINESS, with: () => ({ place }) },
  // Search: of a place of business; the administrators of their jurisdiction, where they find at most people
  search: {
    may: [...OF_THE_PLACE, 'steward', 'system', 'security', 'audit'],
    with: () => ({ text: '任务', place }),
  },
  // Views: whoever has the link may read one; only its owner, who is none of these, changes it
  savedViews: { own: true, may: EVERYBODY },
  savedView: { own: true, may: EVERYBODY, with: ({ viewId }) => ({ id: viewId }) },
  saveView: { own: true, may: EVERYBODY, with: () => ({ name: '逾期', address: '/tasks?light=BEHIND' }) },
  renameView: { may: [], unseen: EVERYBODY, with: ({ viewId }) => ({ id: viewId, name: '红灯' }) },
  deleteView: { may: [], unseen: EVERYBODY, with: ({ viewId }) => ({ id: viewId }) },
  restoreView: { may: [], unseen: EVERYBODY, with: ({ viewId }) => ({ id: viewId }) },
  // Own
  server: { own: true, may: EVERYBODY },
  viewer: { own: true, may: EVERYBODY },
}
