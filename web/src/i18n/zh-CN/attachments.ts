export const attachments = {
  label: '附件',
  hint: '可把文件拖到这里。PDF、OFD、Word、Excel、PPT、图片、压缩包、文本，每个不超过 {{limit}} MB。',
  camera: '拍照',
  sending: '正在上传 {{name}}',
  remove: '移除',
  removeNamed: '移除附件 {{name}}',
  download: '下载 {{name}}',
  refused: {
    type: '不支持这种文件，没有上传。可使用：{{accepted}}',
    empty: '文件是空的，没有上传。请确认文件已保存好，再重新选择。',
    size: '文件有 {{size}}，超过 {{limit}} MB，没有上传。请压缩图片或拆成几份后再选择。',
  },
}
