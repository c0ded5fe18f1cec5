/** Text in quotation marks, `“…”`; marks inside it become single ones, as GB/T 15834 has it. */
export const quoted = (text: string): string =>
  `“${text.replace(/[“”]/g, mark => (mark === '“' ? '‘' : '’'))}”`
