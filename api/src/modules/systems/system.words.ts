import type { CloudState, IntegrationState, SharingState, SystemNetwork, SystemUsage } from '#prisma'

/** What stands on a screen and in a file for the values of the API. */
export const CLOUD_WORDS: Readonly<Record<CloudState, string>> = {
  NOT_PLANNED: '不上云',
  PENDING: '待迁',
  MIGRATING: '迁移中',
  ON_CLOUD: '已上云',
  SHUT_DOWN: '已关停',
}

export const SHARING_WORDS: Readonly<Record<SharingState, string>> = {
  NOT_NEEDED: '不需接入',
  NOT_CONNECTED: '未接入',
  CONNECTED: '已接入',
}

export const INTEGRATION_WORDS: Readonly<Record<IntegrationState, string>> = {
  NOT_NEEDED: '不需整合',
  PENDING: '待整合',
  INTEGRATED: '已整合',
}

export const USAGE_WORDS: Readonly<Record<SystemUsage, string>> = {
  DAILY: '每天',
  WEEKLY: '每周',
  MONTHLY: '每月',
  RARELY: '很少',
  UNUSED: '不再使用',
}

export const NETWORK_WORDS: Readonly<Record<SystemNetwork, string>> = {
  EXTRANET: '电子政务外网',
  INTERNET: '互联网',
  PRIVATE: '业务专网',
  CLASSIFIED: '涉密网',
  OTHER: '其他',
}
