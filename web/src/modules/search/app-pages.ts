/** Every page without an address of its own record, with its name in pinyin; those the viewer may open. */
import { type T, useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { type Session, useSession } from '../access/index.ts'
import type { Named } from './palette-entry.ts'

export interface AppPage extends Named {
  id: string
  path: string
}

type Can = Session['viewer']['can']

interface PageFacts {
  path: string
  word: (t: T) => string
  pinyin: string
  may: (can: Can) => boolean
}

const anyone = () => true
const admin = (can: Can) =>
  can.searchAudit || can.editSettings || can.manageTokens || can.manageUsers || can.manageUsers

const DAILY: readonly PageFacts[] = [
  {
    path: paths.cockpit(),
    word: t => t('common:nav.cockpit'),
    pinyin: 'jia shi cang',
    may: can => can.readCockpit,
  },
  {
    path: paths.desk(),
    word: t => t('desk:title'),
    pinyin: 'wo de gong zuo',
    may: can => can.workAtUnitDesk,
  },
  {
    path: paths.office(),
    word: t => t('search:page.office'),
    pinyin: 'du cha shi gong zuo tai',
    may: can => can.workAtOfficeDesk,
  },
  {
    path: paths.tasks(),
    word: t => t('common:nav.tasks'),
    pinyin: 'ren wu tai zhang',
    may: can => can.readTasks,
  },
  {
    path: paths.milestones(),
    word: t => t('search:page.milestones'),
    pinyin: 'shi jian jie dian',
    may: can => can.readTasks,
  },
  {
    path: paths.notices(),
    word: t => t('notices:title'),
    pinyin: 'du ban tong zhi',
    may: can => can.readNotices,
  },
  {
    path: paths.problems(),
    word: t => t('common:nav.problems'),
    pinyin: 'wen ti qing dan',
    may: can => can.readTasks,
  },
  {
    path: paths.instructions(),
    word: t => t('common:nav.instructions'),
    pinyin: 'pi shi',
    may: can => can.readNotices,
  },
  { path: paths.plans(), word: t => t('common:nav.plans'), pinyin: 'fang an', may: can => can.readPlans },
]

const enters = (can: Can) => can.reportObservations || can.reviewObservations

const FIGURES: readonly PageFacts[] = [
  {
    path: paths.indicators(),
    word: t => t('common:nav.indicators'),
    pinyin: 'zhi biao',
    may: can => can.readIndicators,
  },
  {
    path: paths.indicatorLibrary(),
    word: t => t('library:title'),
    pinyin: 'zhi biao ku',
    may: can => can.manageIndicators,
  },
  { path: paths.reporting(), word: t => t('reporting:title'), pinyin: 'shu ju tian bao', may: enters },
  {
    path: paths.reportingReview(),
    word: t => t('search:page.review'),
    pinyin: 'shu ju shen he',
    may: can => can.reviewObservations,
  },
  {
    path: paths.reportingProgress(),
    word: t => t('search:page.progress'),
    pinyin: 'tian bao jin du',
    may: can => enters(can) || can.manageIndicators,
  },
  {
    path: paths.systems(),
    word: t => t('systems:title'),
    pinyin: 'xin xi xi tong tai zhang',
    may: can => can.readSystems,
  },
]

const CITIZENS: readonly PageFacts[] = [
  {
    path: paths.complaints(),
    word: t => t('search:page.complaints'),
    pinyin: 're xian kan ban',
    may: can => can.readComplaints,
  },
  {
    path: paths.complaintList(),
    word: t => t('search:page.complaintList'),
    pinyin: 'gong dan',
    may: can => can.readComplaints,
  },
  {
    path: paths.complaintDesk(),
    word: t => t('search:page.complaintDesk'),
    pinyin: 'gong dan ban li',
    may: can => can.readComplaints,
  },
  {
    path: paths.hotIssues(),
    word: t => t('hotIssues:title'),
    pinyin: 're dian wen ti',
    may: can => can.readComplaints,
  },
  {
    path: paths.complaintLimits(),
    word: t => t('search:page.complaintLimits'),
    pinyin: 'gong dan shi xian',
    may: can => can.manageComplaints,
  },
  {
    path: paths.complaintTerms(),
    word: t => t('search:page.complaintTerms'),
    pinyin: 'fen lei yu qu dao',
    may: can => can.manageComplaints,
  },
  {
    path: paths.complaintImports(),
    word: t => t('search:page.complaintImports'),
    pinyin: 'dao ru gong dan',
    may: can => can.manageComplaints,
  },
  {
    path: paths.ratings(),
    word: t => t('search:page.ratings'),
    pinyin: 'hao cha ping kan ban',
    may: can => can.readRatings,
  },
  {
    path: paths.ratingList(),
    word: t => t('search:page.ratingList'),
    pinyin: 'ping jia',
    may: can => can.readRatings,
  },
  {
    path: paths.ratingImport(),
    word: t => t('search:page.ratingImport'),
    pinyin: 'dao ru ping jia',
    may: can => can.manageRatings,
  },
]

const OWN: readonly PageFacts[] = [
  { path: paths.messages(), word: t => t('notifications:title'), pinyin: 'ti xing', may: anyone },
  {
    path: paths.messageSettings(),
    word: t => t('notifications:settings.title'),
    pinyin: 'ti xing she zhi',
    may: anyone,
  },
  { path: paths.password(), word: t => t('common:frame.password'), pinyin: 'xiu gai mi ma', may: anyone },
  { path: paths.admin(), word: t => t('common:nav.admin'), pinyin: 'guan li', may: admin },
  {
    path: paths.adminAudit(),
    word: t => t('admin:audit.title'),
    pinyin: 'shen ji ri zhi',
    may: can => can.searchAudit,
  },
  {
    path: paths.adminCalendar(),
    word: t => t('search:page.calendar'),
    pinyin: 'gong zuo ri li',
    may: can => can.editSettings,
  },
  {
    path: paths.adminRules(),
    word: t => t('search:page.rules'),
    pinyin: 'gui ze',
    may: can => can.editSettings,
  },
  {
    path: paths.adminMap(),
    word: t => t('search:page.map'),
    pinyin: 'shi yi tu',
    may: can => can.editSettings,
  },
  {
    path: paths.webhooks(),
    word: t => t('notifications:webhooks.title'),
    pinyin: 'xiao xi tong dao',
    may: can => can.editSettings,
  },
  {
    path: paths.adminPeople(),
    word: t => t('admin:people.title'),
    pinyin: 'ren yuan yu quan xian',
    may: can => can.manageUsers,
  },
  {
    path: paths.adminDivisions(),
    word: t => t('admin:divisions.title'),
    pinyin: 'qu hua',
    may: can => can.manageDivisions,
  },
  {
    path: paths.adminUnits(),
    word: t => t('admin:units.title'),
    pinyin: 'dan wei',
    may: can => can.manageOrganizations,
  },
  {
    path: paths.adminLights(),
    word: t => t('admin:lights.title'),
    pinyin: 'deng hao',
    may: can => can.editSettings,
  },
  {
    path: paths.adminTokens(),
    word: t => t('search:page.tokens'),
    pinyin: 'jie kou ling pai',
    may: can => can.manageTokens,
  },
  {
    path: paths.adminPeople(),
    word: t => t('search:page.people'),
    pinyin: 'ren yuan yu quan xian',
    may: can => can.manageUsers,
  },
  {
    path: paths.adminUnits(),
    word: t => t('search:page.units'),
    pinyin: 'dan wei guan li',
    may: can => can.manageOrganizations,
  },
  {
    path: paths.adminDivisions(),
    word: t => t('search:page.divisions'),
    pinyin: 'xing zheng qu hua',
    may: can => can.manageDivisions,
  },
  {
    path: paths.adminLights(),
    word: t => t('search:page.lights'),
    pinyin: 'deng hao yang shi',
    may: can => can.editSettings,
  },
  {
    path: paths.screen(),
    word: t => t('search:page.screen'),
    pinyin: 'da ping',
    may: can => can.readCockpit,
  },
  {
    path: paths.help(),
    word: t => t('search:page.help'),
    pinyin: 'bang zhu',
    may: anyone,
  },
]

const PAGES = [...DAILY, ...FIGURES, ...CITIZENS, ...OWN]

/** The pages this viewer may open, in the order of the menu. */
export function useAppPages(): AppPage[] {
  const { t } = useWords()
  const { can } = useSession().viewer
  return PAGES.filter(({ may }) => may(can)).map(({ path, word, pinyin }) => ({
    ...{ id: `page ${path}`, path, title: word(t), pinyin },
  }))
}
