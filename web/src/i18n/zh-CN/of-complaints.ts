import { attachments } from './attachments.ts'
import { complaintBoard } from './complaint-board.ts'
import { complaints } from './complaints.ts'
import { followUp } from './follow-up.ts'
import { hotIssues } from './hot-issues.ts'
import { problems } from './problems.ts'

/** What the boards of 12345 say beyond the words of the first page. */
export const ofComplaints = { attachments, complaintBoard, complaints, followUp, hotIssues, problems }
