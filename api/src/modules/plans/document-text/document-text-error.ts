/** Why a file was refused. Stable: the upload endpoint and its tests match on it. */
export type DocumentTextErrorCode =
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'TOO_LONG'
  | 'TOO_SLOW'
  | 'PASSWORD'
  | 'SCANNED'
  | 'ZIP_BOMB'
  | 'DAMAGED'
  | 'OLD_WORD'
  | 'IMAGE'
  | 'OTHER_OFFICE'
  | 'ARCHIVE'
  | 'UNKNOWN_TYPE'

/** A file that cannot be read as a plan. `message` is a sentence for the screen: what is wrong, what to do. */
export class DocumentTextError extends Error {
  readonly code: DocumentTextErrorCode

  constructor(code: DocumentTextErrorCode, message: string) {
    super(message)
    this.name = 'DocumentTextError'
    this.code = code
  }
}

const MESSAGES: Record<DocumentTextErrorCode, string> = {
  EMPTY: '文件里没有文字，请检查是否选错了文件。',
  TOO_LARGE: '文件超过 20 MB，请删去图片或拆成几份后再上传。',
  TOO_LONG: '文件页数或内容太多，请只保留方案正文和任务表后再上传。',
  TOO_SLOW: '文件内容过于复杂，读取超时，请另存为 .docx 或复制文字粘贴后再试。',
  PASSWORD: '文件设有密码，请先去掉密码再上传。',
  SCANNED: '这份 PDF 是扫描图片，没有可读取的文字，请先做文字识别，或上传 Word 版。',
  ZIP_BOMB: '文件解压后异常庞大，为安全起见不予读取，请用 Word 打开后另存为新的 .docx 再上传。',
  DAMAGED: '文件已损坏或没有传完整，请重新获取原文件，用 Word 或浏览器能正常打开后再上传。',
  OLD_WORD: '这是旧版 Word 或 WPS 文件，请打开后另存为 .docx 再上传。',
  IMAGE: '这是图片，不是文字文件，请先做文字识别，或上传 Word 版。',
  OTHER_OFFICE: '这是表格、演示、版式或其他办公文件，请另存为 .docx 或 .pdf 再上传。',
  ARCHIVE: '这是压缩包，请解压后逐个上传里面的方案文件。',
  UNKNOWN_TYPE: '认不出这个文件的类型，请上传 .txt、.md、.html、.docx 或带文字的 .pdf 文件。',
}

/** The refusal for a code, with its standard sentence. */
export function refuse(code: DocumentTextErrorCode): DocumentTextError {
  return new DocumentTextError(code, MESSAGES[code])
}
