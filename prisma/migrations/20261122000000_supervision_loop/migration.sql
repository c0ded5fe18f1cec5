-- CreateEnum
CREATE TYPE "InstructionSubject" AS ENUM ('TASK', 'PROBLEM', 'NOTICE', 'PLAN', 'INDICATOR', 'COCKPIT');

-- CreateEnum
CREATE TYPE "InstructionStatus" AS ENUM ('OPEN', 'REPLIED', 'CLOSED');

-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('REMINDER', 'SUPERVISION', 'YELLOW_CARD', 'RED_CARD', 'INTERVIEW', 'CIRCULAR');

-- CreateEnum
CREATE TYPE "NoticeStatus" AS ENUM ('DRAFT', 'SIGNING', 'SIGNED', 'ISSUED', 'RECEIVED', 'REPLIED', 'CLOSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "RecipientStatus" AS ENUM ('WAITING', 'ISSUED', 'RECEIVED', 'REPLIED', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "ProposalStatus" AS ENUM ('OPEN', 'CONFIRMED', 'CHANGED', 'DISMISSED', 'LAPSED');

-- CreateEnum
CREATE TYPE "ProposalCause" AS ENUM ('OVERDUE', 'STILL_OVERDUE', 'UNANSWERED', 'UNANSWERED_AGAIN', 'TWO_YELLOW_CARDS', 'QUARTER_MISSED', 'RED_CARD', 'UNSIGNED');

-- CreateEnum
CREATE TYPE "MessageKind" AS ENUM ('TASK_ISSUED', 'TASK_RETURNED', 'TASK_CHANGED', 'REPORT_SUBMITTED', 'REPORT_REVIEWED', 'EXTENSION_REQUESTED', 'EXTENSION_DECIDED', 'DUTY_RETURNED', 'NOTICE_TO_SIGN', 'NOTICE_ISSUED', 'NOTICE_REPLIED', 'NOTICE_REVIEWED', 'PROBLEM_RAISED', 'PROBLEM_SUBMITTED', 'PROBLEM_REVIEWED', 'INSTRUCTION_WRITTEN', 'INSTRUCTION_REPLIED', 'PROPOSALS_WAITING', 'TURNED_RED', 'DUE_SOON');

-- CreateEnum
CREATE TYPE "DeliveryChannel" AS ENUM ('EMAIL', 'WEBHOOK');

-- CreateEnum
CREATE TYPE "DeliveryStatus" AS ENUM ('PENDING', 'SENDING', 'SENT', 'FAILED');

-- CreateEnum
CREATE TYPE "ReplySubject" AS ENUM ('NOTICE', 'PROBLEM', 'INSTRUCTION');

-- CreateEnum
CREATE TYPE "ReplyStatus" AS ENUM ('SUBMITTED', 'ACCEPTED', 'RETURNED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ProblemOrigin" AS ENUM ('TASK', 'REPORT', 'NOTICE', 'INSTRUCTION', 'INSPECTION');

-- CreateEnum
CREATE TYPE "ProblemStatus" AS ENUM ('OPEN', 'SUBMITTED', 'CLOSED');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('DRAFT', 'SIGNING', 'SUBMITTED', 'APPROVED', 'RETURNED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ReportClaim" AS ENUM ('ON_TRACK', 'BEHIND', 'FINISHED');

-- CreateEnum
CREATE TYPE "ExtensionStatus" AS ENUM ('PENDING', 'APPROVED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "AssignmentStatus" AS ENUM ('WAITING', 'ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'DONE', 'RETURNED');

-- CreateEnum
CREATE TYPE "FeedbackCycle" AS ENUM ('ONCE', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'BY_STAGE');

-- CreateEnum
CREATE TYPE "DueChangeKind" AS ENUM ('EXTENSION', 'RETURN', 'SUSPENSION', 'REOPENING', 'AMENDMENT', 'EDIT');

-- CreateEnum
CREATE TYPE "DutyReturnStatus" AS ENUM ('ACCEPTED', 'PENDING', 'REFUSED');

-- AlterEnum
ALTER TYPE "PlanStatus" ADD VALUE 'SUPERSEDED';

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "email" TEXT,
ADD COLUMN     "phone" TEXT;

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "contact" TEXT,
ADD COLUMN     "contact_phone" TEXT,
ADD COLUMN     "deputy" TEXT,
ADD COLUMN     "due_on" DATE,
ADD COLUMN     "issued_on" DATE,
ADD COLUMN     "principal" TEXT,
ADD COLUMN     "sign_due_on" DATE,
ADD COLUMN     "signed_by" TEXT,
ADD COLUMN     "signed_on" DATE,
ADD COLUMN     "status" "AssignmentStatus" NOT NULL DEFAULT 'WAITING',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "milestone" ADD COLUMN     "dropped_on" DATE,
ADD COLUMN     "since_round" SMALLINT NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "amends_id" UUID,
ADD COLUMN     "edition" SMALLINT NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "closed_on" DATE,
ADD COLUMN     "dropped_on" DATE,
ADD COLUMN     "duty_returns" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "feedback_cycle" "FeedbackCycle" NOT NULL DEFAULT 'ONCE',
ADD COLUMN     "issued_on" DATE,
ADD COLUMN     "leader_in_charge" TEXT,
ADD COLUMN     "ledger_no" TEXT,
ADD COLUMN     "reported_percent" SMALLINT,
ADD COLUMN     "responsible_leader" TEXT,
ADD COLUMN     "round" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "suspended_from" "TaskStatus",
ADD COLUMN     "suspended_on" DATE,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "weight" DECIMAL(65,30) NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "attachment" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "entity" TEXT,
    "entity_id" UUID,
    "position" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_by" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "division_code" CHAR(12) NOT NULL,
    "no" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("division_code","no")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "day" DATE NOT NULL,
    "working" BOOLEAN NOT NULL,
    "note" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" TEXT NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "job_run" (
    "division_code" CHAR(12) NOT NULL,
    "name" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" JSONB,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("division_code","name","day")
);

-- CreateTable
CREATE TABLE "instruction" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "subject" "InstructionSubject" NOT NULL,
    "subject_id" UUID,
    "subject_title" TEXT NOT NULL,
    "task_id" UUID,
    "place_code" CHAR(12) NOT NULL,
    "text" TEXT NOT NULL,
    "status" "InstructionStatus" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "round" SMALLINT NOT NULL DEFAULT 1,
    "organization_ids" UUID[],
    "due_on" DATE,
    "written_on" DATE NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "written_by_id" UUID,
    "written_by" TEXT NOT NULL,
    "closed_on" DATE,
    "closed_by" TEXT,

    CONSTRAINT "instruction_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "document_sequence" (
    "division_code" CHAR(12) NOT NULL,
    "kind" TEXT NOT NULL,
    "year" SMALLINT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "document_sequence_pkey" PRIMARY KEY ("division_code","kind","year")
);

-- CreateTable
CREATE TABLE "notice" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "status" "NoticeStatus" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "year" SMALLINT,
    "number" INTEGER,
    "document_number" TEXT,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "requirement" TEXT NOT NULL,
    "annex" TEXT,
    "copy_to" TEXT,
    "instructed_by" TEXT,
    "lead_leader" TEXT,
    "joint_leader" TEXT,
    "contact" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "reply_due_on" DATE NOT NULL,
    "original_reply_due_on" DATE NOT NULL,
    "feedback_cycle" "FeedbackCycle" NOT NULL DEFAULT 'ONCE',
    "task_id" UUID,
    "milestone_id" UUID,
    "problem_id" UUID,
    "instruction_id" UUID,
    "proposal_id" UUID,
    "place_code" CHAR(12) NOT NULL,
    "drafted_on" DATE NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "drafted_by_id" UUID,
    "drafted_by" TEXT NOT NULL,
    "sent_on" DATE,
    "signed_on" DATE,
    "signed_at" TIMESTAMPTZ(3),
    "signed_by" TEXT,
    "issued_on" DATE,
    "issued_at" TIMESTAMPTZ(3),
    "issued_by" TEXT,
    "closed_on" DATE,
    "closed_by" TEXT,
    "withdrawn_on" DATE,
    "withdrawn_by" TEXT,
    "withdraw_reason" TEXT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "notice_recipient" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "part" "AssignmentPart" NOT NULL,
    "position" SMALLINT NOT NULL,
    "status" "RecipientStatus" NOT NULL,
    "round" SMALLINT NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 0,
    "receive_due_on" DATE,
    "received_on" DATE,
    "received_at" TIMESTAMPTZ(3),
    "received_by" TEXT,
    "reply_due_on" DATE,
    "replied_on" DATE,
    "accepted_on" DATE,

    CONSTRAINT "notice_recipient_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "escalation_proposal" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "cause" "ProposalCause" NOT NULL,
    "status" "ProposalStatus" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "key" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "task_id" UUID,
    "milestone_id" UUID,
    "notice_id" UUID,
    "proposed_on" DATE NOT NULL,
    "facts" JSONB NOT NULL,
    "decided_on" DATE,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "reason" TEXT,

    CONSTRAINT "escalation_proposal_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "message" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "MessageKind" NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT,
    "path" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "digest_day" DATE,

    CONSTRAINT "message_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "message_preference" (
    "user_id" UUID NOT NULL,
    "kind" "MessageKind" NOT NULL,
    "digest" BOOLEAN NOT NULL,
    "instant" BOOLEAN NOT NULL,

    CONSTRAINT "message_preference_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateTable
CREATE TABLE "delivery" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "channel" "DeliveryChannel" NOT NULL,
    "key" TEXT NOT NULL,
    "status" "DeliveryStatus" NOT NULL,
    "target" TEXT NOT NULL,
    "user_id" UUID,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "webhook" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "kinds" "MessageKind"[],
    "templates" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "reply" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "subject" "ReplySubject" NOT NULL,
    "subject_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "status" "ReplyStatus" NOT NULL,
    "text" TEXT NOT NULL,
    "submitted_on" DATE NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by_id" UUID,
    "submitted_by" TEXT NOT NULL,
    "reviewed_on" DATE,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by" TEXT,
    "opinion" TEXT,

    CONSTRAINT "reply_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "problem" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "measure" TEXT,
    "organization_id" UUID NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "origin" "ProblemOrigin" NOT NULL,
    "origin_id" UUID,
    "origin_words" TEXT,
    "task_id" UUID,
    "status" "ProblemStatus" NOT NULL,
    "round" SMALLINT NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 0,
    "due_on" DATE,
    "original_due_on" DATE,
    "raised_on" DATE NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "raised_by" TEXT NOT NULL,
    "done_on" DATE,
    "closed_on" DATE,
    "closed_by" TEXT,

    CONSTRAINT "problem_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "report_cycle" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "round" SMALLINT NOT NULL,
    "cycle" "FeedbackCycle" NOT NULL,
    "milestone_id" UUID,
    "opens_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "original_due_on" DATE NOT NULL,
    "submitted_on" DATE,
    "cancelled_on" DATE,

    CONSTRAINT "report_cycle_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "progress_report" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "part" "AssignmentPart" NOT NULL,
    "cycle_id" UUID,
    "milestone_id" UUID,
    "attached_to_id" UUID,
    "round" SMALLINT NOT NULL,
    "status" "ReportStatus" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "percent" SMALLINT,
    "text" TEXT NOT NULL,
    "problem" TEXT,
    "claim" "ReportClaim" NOT NULL,
    "finished_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "created_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_on" DATE,
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by" TEXT,
    "reviewed_on" DATE,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by" TEXT,
    "opinion" TEXT,
    "new_due_on" DATE,

    CONSTRAINT "progress_report_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "extension" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "milestone_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "status" "ExtensionStatus" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "due_on" DATE NOT NULL,
    "requested_due_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_on" DATE NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_id" UUID,
    "requested_by" TEXT NOT NULL,
    "granted_due_on" DATE,
    "decided_on" DATE,
    "decided_by" TEXT,
    "opinion" TEXT,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "extension_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "task_change" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "changed_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID,
    "user_name" TEXT NOT NULL,
    "from_status" "TaskStatus" NOT NULL,
    "to_status" "TaskStatus" NOT NULL,
    "round" SMALLINT NOT NULL,
    "reported_percent" SMALLINT,
    "done_on" DATE,
    "reason" TEXT,

    CONSTRAINT "task_change_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "milestone_change" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "milestone_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "changed_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "DueChangeKind" NOT NULL,
    "due_on" DATE,
    "done_on" DATE,
    "new_due_on" DATE,
    "reason" TEXT,

    CONSTRAINT "milestone_change_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "duty_return" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "status" "DutyReturnStatus" NOT NULL,
    "reason" TEXT NOT NULL,
    "suggestion" TEXT,
    "requested_on" DATE NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" TEXT NOT NULL,
    "decided_on" DATE,
    "decided_by" TEXT,
    "opinion" TEXT,

    CONSTRAINT "duty_return_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateIndex
CREATE INDEX "attachment_division_code_entity_entity_id_idx" ON "attachment"("division_code", "entity", "entity_id");

-- CreateIndex
CREATE INDEX "attachment_division_code_hash_idx" ON "attachment"("division_code", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_division_code_position_key" ON "audit_seal"("division_code", "position");

-- CreateIndex
CREATE INDEX "instruction_division_code_status_idx" ON "instruction"("division_code", "status");

-- CreateIndex
CREATE INDEX "instruction_division_code_subject_subject_id_idx" ON "instruction"("division_code", "subject", "subject_id");

-- CreateIndex
CREATE INDEX "notice_division_code_status_idx" ON "notice"("division_code", "status");

-- CreateIndex
CREATE INDEX "notice_division_code_task_id_idx" ON "notice"("division_code", "task_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_division_code_kind_year_number_key" ON "notice"("division_code", "kind", "year", "number");

-- CreateIndex
CREATE INDEX "notice_recipient_division_code_organization_id_status_idx" ON "notice_recipient"("division_code", "organization_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "notice_recipient_division_code_notice_id_organization_id_key" ON "notice_recipient"("division_code", "notice_id", "organization_id");

-- CreateIndex
CREATE INDEX "escalation_proposal_division_code_status_idx" ON "escalation_proposal"("division_code", "status");

-- CreateIndex
CREATE INDEX "escalation_proposal_division_code_organization_id_idx" ON "escalation_proposal"("division_code", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_proposal_division_code_key_key" ON "escalation_proposal"("division_code", "key");

-- CreateIndex
CREATE INDEX "message_division_code_user_id_read_at_idx" ON "message"("division_code", "user_id", "read_at");

-- CreateIndex
CREATE INDEX "message_division_code_user_id_at_idx" ON "message"("division_code", "user_id", "at");

-- CreateIndex
CREATE INDEX "delivery_status_due_at_idx" ON "delivery"("status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_division_code_key_key" ON "delivery"("division_code", "key");

-- CreateIndex
CREATE INDEX "reply_division_code_subject_subject_id_idx" ON "reply"("division_code", "subject", "subject_id");

-- CreateIndex
CREATE INDEX "reply_division_code_status_idx" ON "reply"("division_code", "status");

-- CreateIndex
CREATE INDEX "problem_division_code_task_id_idx" ON "problem"("division_code", "task_id");

-- CreateIndex
CREATE INDEX "problem_division_code_organization_id_status_idx" ON "problem"("division_code", "organization_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "problem_division_code_year_no_key" ON "problem"("division_code", "year", "no");

-- CreateIndex
CREATE INDEX "report_cycle_division_code_task_id_idx" ON "report_cycle"("division_code", "task_id");

-- CreateIndex
CREATE INDEX "report_cycle_division_code_due_on_idx" ON "report_cycle"("division_code", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "report_cycle_division_code_assignment_id_round_period_key" ON "report_cycle"("division_code", "assignment_id", "round", "period");

-- CreateIndex
CREATE INDEX "progress_report_division_code_task_id_submitted_on_idx" ON "progress_report"("division_code", "task_id", "submitted_on");

-- CreateIndex
CREATE INDEX "progress_report_division_code_status_organization_id_idx" ON "progress_report"("division_code", "status", "organization_id");

-- CreateIndex
CREATE INDEX "progress_report_division_code_assignment_id_idx" ON "progress_report"("division_code", "assignment_id");

-- CreateIndex
CREATE INDEX "extension_division_code_task_id_idx" ON "extension"("division_code", "task_id");

-- CreateIndex
CREATE INDEX "extension_division_code_status_idx" ON "extension"("division_code", "status");

-- CreateIndex
CREATE INDEX "extension_division_code_organization_id_status_idx" ON "extension"("division_code", "organization_id", "status");

-- CreateIndex
CREATE INDEX "task_change_division_code_task_id_changed_on_idx" ON "task_change"("division_code", "task_id", "changed_on");

-- CreateIndex
CREATE INDEX "task_change_division_code_changed_on_idx" ON "task_change"("division_code", "changed_on");

-- CreateIndex
CREATE INDEX "milestone_change_division_code_milestone_id_changed_on_idx" ON "milestone_change"("division_code", "milestone_id", "changed_on");

-- CreateIndex
CREATE INDEX "milestone_change_division_code_changed_on_idx" ON "milestone_change"("division_code", "changed_on");

-- CreateIndex
CREATE INDEX "duty_return_division_code_task_id_idx" ON "duty_return"("division_code", "task_id");

-- CreateIndex
CREATE INDEX "duty_return_division_code_status_idx" ON "duty_return"("division_code", "status");

-- CreateIndex
CREATE INDEX "assignment_division_code_organization_id_status_idx" ON "assignment"("division_code", "organization_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "task_division_code_ledger_no_key" ON "task"("division_code", "ledger_no");

-- AddForeignKey
ALTER TABLE "notice_recipient" ADD CONSTRAINT "notice_recipient_division_code_notice_id_fkey" FOREIGN KEY ("division_code", "notice_id") REFERENCES "notice"("division_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_report" ADD CONSTRAINT "progress_report_division_code_cycle_id_fkey" FOREIGN KEY ("division_code", "cycle_id") REFERENCES "report_cycle"("division_code", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "task_change" ADD CONSTRAINT "task_change_division_code_task_id_fkey" FOREIGN KEY ("division_code", "task_id") REFERENCES "task"("division_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone_change" ADD CONSTRAINT "milestone_change_division_code_milestone_id_fkey" FOREIGN KEY ("division_code", "milestone_id") REFERENCES "milestone"("division_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_return" ADD CONSTRAINT "duty_return_division_code_task_id_fkey" FOREIGN KEY ("division_code", "task_id") REFERENCES "task"("division_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever listens, in whatever process, hears of a write the moment it is committed.
CREATE FUNCTION "announce_outbox_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- That a mail went out concerns nobody at a screen; signing in or reading a message, only the person himself.
  -- A draft that saves itself is its writer's own.
  IF NEW."type" IN ('DELIVERIES_MOVED', 'REPORT_DRAFT_SAVED') THEN RETURN NULL; END IF;
  PERFORM pg_notify('duban_outbox', NEW."division_code" || ':' || NEW."position" ||
    CASE WHEN NEW."payload" ->> 'entity' = 'User' THEN ':' || coalesce(NEW."payload" ->> 'entityId', '') ELSE '' END);
  RETURN NULL;
END $$;

CREATE TRIGGER "outbox_event_announced" AFTER INSERT ON "outbox_event"
  FOR EACH ROW EXECUTE FUNCTION "announce_outbox_event"();
