/** 12345 工单导入: from a file of any city to tickets. */
export const complaintImport = {
  title: '工单导入',
}
