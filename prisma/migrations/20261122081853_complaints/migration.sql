-- CreateEnum
CREATE TYPE "ComplaintClass" AS ENUM ('INQUIRY', 'REQUEST', 'SUGGESTION', 'COMPLAINT', 'REPORT', 'PRAISE', 'OTHER');

-- CreateEnum
CREATE TYPE "ComplaintUrgency" AS ENUM ('NORMAL', 'URGENT', 'CRITICAL');

-- CreateEnum
CREATE TYPE "ComplaintState" AS ENUM ('RECEIVED', 'DISPATCHED', 'HANDLING', 'FINISHED', 'CALLED_BACK', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "ComplaintSatisfaction" AS ENUM ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED');

-- CreateEnum
CREATE TYPE "ComplaintRequestKind" AS ENUM ('RETURN', 'EXTENSION', 'EXCLUSION');

-- CreateEnum
CREATE TYPE "ComplaintRequestStatus" AS ENUM ('PENDING', 'APPROVED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "HotIssueStatus" AS ENUM ('OPEN', 'WATCHED', 'SUPERVISED', 'CLOSED', 'DISMISSED');

-- CreateEnum
CREATE TYPE "ImportTermKind" AS ENUM ('PLACE', 'UNIT', 'CATEGORY');

-- CreateEnum
CREATE TYPE "ComplaintImportStatus" AS ENUM ('UPLOADED', 'READING', 'READY', 'WRITING', 'DONE', 'STOPPED', 'CANCELLED', 'FAILED', 'UNDONE');

-- CreateEnum
CREATE TYPE "RatingLevel" AS ENUM ('VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED');

-- CreateEnum
CREATE TYPE "RectificationStatus" AS ENUM ('OPEN', 'SUBMITTED', 'DONE', 'VOID');

-- CreateEnum
CREATE TYPE "AppealStatus" AS ENUM ('PENDING', 'UPHELD', 'REFUSED', 'WITHDRAWN');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "IndicatorFeed" ADD VALUE 'COMPLAINTS';
ALTER TYPE "IndicatorFeed" ADD VALUE 'RATINGS';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "MessageKind" ADD VALUE 'COMPLAINT_DISPATCHED';
ALTER TYPE "MessageKind" ADD VALUE 'COMPLAINT_DECIDED';
ALTER TYPE "MessageKind" ADD VALUE 'COMPLAINT_REQUESTED';
ALTER TYPE "MessageKind" ADD VALUE 'HOT_ISSUES_FOUND';
ALTER TYPE "MessageKind" ADD VALUE 'RATING_BAD';
ALTER TYPE "MessageKind" ADD VALUE 'RATING_SUBMITTED';
ALTER TYPE "MessageKind" ADD VALUE 'RATING_DECIDED';

-- CreateTable
CREATE TABLE "complaint_source" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "own" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_source_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "complaint_channel" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "complaint_channel_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "complaint_category" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "root_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "complaint_category_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "complaint" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "own" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL,
    "class" "ComplaintClass" NOT NULL DEFAULT 'OTHER',
    "urgency" "ComplaintUrgency" NOT NULL DEFAULT 'NORMAL',
    "channel_id" UUID,
    "category_id" UUID,
    "place_code" CHAR(12) NOT NULL,
    "place_words" TEXT,
    "unit_words" TEXT,
    "organization_id" UUID,
    "complained_of_id" UUID,
    "state" "ComplaintState" NOT NULL,
    "round" SMALLINT NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "received_on" DATE NOT NULL,
    "hour" SMALLINT,
    "dispatched_at" TIMESTAMPTZ(3),
    "dispatched_on" DATE,
    "sign_due_at" TIMESTAMPTZ(3),
    "signed_at" TIMESTAMPTZ(3),
    "contact_due_on" DATE,
    "contacted_on" DATE,
    "due_on" DATE,
    "original_due_on" DATE,
    "finished_at" TIMESTAMPTZ(3),
    "closed_on" DATE,
    "on_time" BOOLEAN,
    "returns" SMALLINT NOT NULL DEFAULT 0,
    "reworks" SMALLINT NOT NULL DEFAULT 0,
    "units" SMALLINT NOT NULL DEFAULT 1,
    "called_back_on" DATE,
    "answered" BOOLEAN,
    "resolved" BOOLEAN,
    "satisfaction" "ComplaintSatisfaction",
    "excluded" BOOLEAN NOT NULL DEFAULT false,
    "caller_key" TEXT,
    "repeat_key" TEXT,
    "repeat_of_id" UUID,
    "fingerprint" TEXT,
    "import_id" UUID,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "complaint_text" (
    "division_code" CHAR(12) NOT NULL,
    "complaint_id" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "answer" TEXT,
    "address" TEXT,
    "words" tsvector NOT NULL,

    CONSTRAINT "complaint_text_pkey" PRIMARY KEY ("division_code","complaint_id")
);

-- CreateTable
CREATE TABLE "complaint_person" (
    "division_code" CHAR(12) NOT NULL,
    "complaint_id" UUID NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "id_number" TEXT,
    "plate" TEXT,
    "address" TEXT,
    "title" TEXT,
    "content" TEXT,
    "answer" TEXT,

    CONSTRAINT "complaint_person_pkey" PRIMARY KEY ("division_code","complaint_id")
);

-- CreateTable
CREATE TABLE "complaint_step" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "round" SMALLINT NOT NULL,
    "on_day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "organization_id" UUID,
    "text" TEXT,
    "before" JSONB,
    "after" JSONB,
    "import_id" UUID,

    CONSTRAINT "complaint_step_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "complaint_request" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "kind" "ComplaintRequestKind" NOT NULL,
    "status" "ComplaintRequestStatus" NOT NULL DEFAULT 'PENDING',
    "organization_id" UUID,
    "reason" TEXT NOT NULL,
    "days" SMALLINT,
    "asked_on" DATE NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID,
    "asked_by" TEXT NOT NULL,
    "decided_on" DATE,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_by" TEXT,
    "opinion" TEXT,

    CONSTRAINT "complaint_request_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "complaint_limit" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "class" "ComplaintClass",
    "channel_id" UUID,
    "urgency" "ComplaintUrgency",
    "sign_hours" SMALLINT NOT NULL,
    "contact_days" SMALLINT NOT NULL,
    "working_days" SMALLINT NOT NULL,
    "return_limit" SMALLINT NOT NULL,
    "extension_days" SMALLINT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "complaint_limit_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "service_token" (
    "id" UUID NOT NULL,
    "division_code" CHAR(12) NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "source_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hot_issue" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "named" BOOLEAN NOT NULL DEFAULT false,
    "status" "HotIssueStatus" NOT NULL DEFAULT 'OPEN',
    "version" INTEGER NOT NULL DEFAULT 0,
    "category_id" UUID,
    "place_code" CHAR(12) NOT NULL,
    "organization_id" UUID,
    "keywords" TEXT[],
    "first_on" DATE NOT NULL,
    "last_on" DATE NOT NULL,
    "merged_into_id" UUID,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_on" DATE,
    "note" TEXT,

    CONSTRAINT "hot_issue_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "hot_issue_member" (
    "division_code" CHAR(12) NOT NULL,
    "complaint_id" UUID NOT NULL,
    "hot_issue_id" UUID NOT NULL,
    "received_on" DATE NOT NULL,
    "score" REAL NOT NULL,
    "core" BOOLEAN NOT NULL DEFAULT false,
    "fixed" BOOLEAN NOT NULL DEFAULT false,
    "removed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "hot_issue_member_pkey" PRIMARY KEY ("division_code","complaint_id")
);

-- CreateTable
CREATE TABLE "complaint_link" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "hot_issue_id" UUID,
    "complaint_id" UUID,
    "task_id" UUID,
    "notice_id" UUID,
    "linked_on" DATE NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "linked_by" TEXT NOT NULL,

    CONSTRAINT "complaint_link_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "complaint_model" (
    "division_code" CHAR(12) NOT NULL,
    "kind" TEXT NOT NULL,
    "trained_at" TIMESTAMPTZ(3) NOT NULL,
    "tickets" INTEGER NOT NULL,
    "accuracy" REAL,
    "weights" JSONB NOT NULL,

    CONSTRAINT "complaint_model_pkey" PRIMARY KEY ("division_code","kind")
);

-- CreateTable
CREATE TABLE "import_profile" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" TEXT NOT NULL,

    CONSTRAINT "import_profile_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "import_term" (
    "division_code" CHAR(12) NOT NULL,
    "source_id" UUID NOT NULL,
    "kind" "ImportTermKind" NOT NULL,
    "words" TEXT NOT NULL,
    "target" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT NOT NULL,

    CONSTRAINT "import_term_pkey" PRIMARY KEY ("division_code","source_id","kind","words")
);

-- CreateTable
CREATE TABLE "complaint_import" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "status" "ComplaintImportStatus" NOT NULL,
    "mapping" JSONB,
    "terms" JSONB,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "unplaced" INTEGER NOT NULL DEFAULT 0,
    "committed_rows" INTEGER NOT NULL DEFAULT 0,
    "worker" UUID,
    "beat_at" TIMESTAMPTZ(3),
    "phase_done" INTEGER NOT NULL DEFAULT 0,
    "phase_total" INTEGER,
    "phase_started_at" TIMESTAMPTZ(3),
    "fault" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_id" UUID,
    "started_by" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "complaint_import_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "complaint_staged" (
    "division_code" CHAR(12) NOT NULL,
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "faults" JSONB,
    "complaint_id" UUID,
    "before" JSONB,

    CONSTRAINT "complaint_staged_pkey" PRIMARY KEY ("division_code","import_id","verdict","row")
);

-- CreateTable
CREATE TABLE "rating" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "channel" TEXT,
    "organization_id" UUID,
    "unit_words" TEXT,
    "place_code" CHAR(12) NOT NULL,
    "served_on" DATE NOT NULL,
    "rated_on" DATE,
    "level" "RatingLevel",
    "by_default" BOOLEAN NOT NULL DEFAULT false,
    "words" TEXT,
    "voided" BOOLEAN NOT NULL DEFAULT false,
    "fingerprint" TEXT,
    "import_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "rating_person" (
    "division_code" CHAR(12) NOT NULL,
    "rating_id" UUID NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "words" TEXT,

    CONSTRAINT "rating_person_pkey" PRIMARY KEY ("division_code","rating_id")
);

-- CreateTable
CREATE TABLE "rectification" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "rating_id" UUID NOT NULL,
    "organization_id" UUID,
    "place_code" CHAR(12) NOT NULL,
    "status" "RectificationStatus" NOT NULL DEFAULT 'OPEN',
    "round" SMALLINT NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 0,
    "opened_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "measure" TEXT,
    "submitted_on" DATE,
    "submitted_by" TEXT,
    "submitted_by_id" UUID,
    "done_on" DATE,
    "reviewed_by" TEXT,
    "opinion" TEXT,

    CONSTRAINT "rectification_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "rating_appeal" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "rating_id" UUID NOT NULL,
    "status" "AppealStatus" NOT NULL DEFAULT 'PENDING',
    "reason" TEXT NOT NULL,
    "appealed_on" DATE NOT NULL,
    "appealed_at" TIMESTAMPTZ(3) NOT NULL,
    "appealed_by_id" UUID,
    "appealed_by" TEXT NOT NULL,
    "decided_on" DATE,
    "decided_by" TEXT,
    "opinion" TEXT,

    CONSTRAINT "rating_appeal_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "rating_import" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "updated" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_by" TEXT NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "rating_import_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "rating_delta" (
    "division_code" CHAR(12) NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "organization_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "voided" BOOLEAN NOT NULL,
    "events" INTEGER NOT NULL DEFAULT 0,
    "very_good" INTEGER NOT NULL DEFAULT 0,
    "good" INTEGER NOT NULL DEFAULT 0,
    "fair" INTEGER NOT NULL DEFAULT 0,
    "poor" INTEGER NOT NULL DEFAULT 0,
    "very_poor" INTEGER NOT NULL DEFAULT 0,
    "by_default" INTEGER NOT NULL DEFAULT 0,
    "due" INTEGER NOT NULL DEFAULT 0,
    "put_right" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rating_delta_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "rating_day" (
    "division_code" CHAR(12) NOT NULL,
    "day" DATE NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "organization_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "voided" BOOLEAN NOT NULL,
    "events" INTEGER NOT NULL DEFAULT 0,
    "very_good" INTEGER NOT NULL DEFAULT 0,
    "good" INTEGER NOT NULL DEFAULT 0,
    "fair" INTEGER NOT NULL DEFAULT 0,
    "poor" INTEGER NOT NULL DEFAULT 0,
    "very_poor" INTEGER NOT NULL DEFAULT 0,
    "by_default" INTEGER NOT NULL DEFAULT 0,
    "due" INTEGER NOT NULL DEFAULT 0,
    "put_right" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rating_day_pkey" PRIMARY KEY ("division_code","day","place_code","organization_id","channel","voided")
);

-- CreateTable
CREATE TABLE "complaint_delta" (
    "division_code" CHAR(12) NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,
    "hour" SMALLINT NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "category_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "excluded" BOOLEAN NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "repeated" INTEGER NOT NULL DEFAULT 0,
    "problem" INTEGER NOT NULL DEFAULT 0,
    "dispatched" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "on_time" INTEGER NOT NULL DEFAULT 0,
    "late" INTEGER NOT NULL DEFAULT 0,
    "unlimited" INTEGER NOT NULL DEFAULT 0,
    "reworked" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "contact_due" INTEGER NOT NULL DEFAULT 0,
    "contacted" INTEGER NOT NULL DEFAULT 0,
    "called" INTEGER NOT NULL DEFAULT 0,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "resolved" INTEGER NOT NULL DEFAULT 0,
    "satisfied" INTEGER NOT NULL DEFAULT 0,
    "basically" INTEGER NOT NULL DEFAULT 0,
    "dissatisfied" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "complaint_delta_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "complaint_day" (
    "division_code" CHAR(12) NOT NULL,
    "day" DATE NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "category_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "excluded" BOOLEAN NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "repeated" INTEGER NOT NULL DEFAULT 0,
    "problem" INTEGER NOT NULL DEFAULT 0,
    "dispatched" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "on_time" INTEGER NOT NULL DEFAULT 0,
    "late" INTEGER NOT NULL DEFAULT 0,
    "unlimited" INTEGER NOT NULL DEFAULT 0,
    "reworked" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "contact_due" INTEGER NOT NULL DEFAULT 0,
    "contacted" INTEGER NOT NULL DEFAULT 0,
    "called" INTEGER NOT NULL DEFAULT 0,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "resolved" INTEGER NOT NULL DEFAULT 0,
    "satisfied" INTEGER NOT NULL DEFAULT 0,
    "basically" INTEGER NOT NULL DEFAULT 0,
    "dissatisfied" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "complaint_day_pkey" PRIMARY KEY ("division_code","place_code","day","category_id","organization_id","channel_id","excluded")
);

-- CreateTable
CREATE TABLE "complaint_sum" (
    "division_code" CHAR(12) NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "by" TEXT NOT NULL,
    "span" SMALLINT NOT NULL,
    "day" DATE NOT NULL,
    "key" TEXT NOT NULL,
    "excluded" BOOLEAN NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "repeated" INTEGER NOT NULL DEFAULT 0,
    "problem" INTEGER NOT NULL DEFAULT 0,
    "dispatched" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "on_time" INTEGER NOT NULL DEFAULT 0,
    "late" INTEGER NOT NULL DEFAULT 0,
    "unlimited" INTEGER NOT NULL DEFAULT 0,
    "reworked" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "contact_due" INTEGER NOT NULL DEFAULT 0,
    "contacted" INTEGER NOT NULL DEFAULT 0,
    "called" INTEGER NOT NULL DEFAULT 0,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "resolved" INTEGER NOT NULL DEFAULT 0,
    "satisfied" INTEGER NOT NULL DEFAULT 0,
    "basically" INTEGER NOT NULL DEFAULT 0,
    "dissatisfied" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "complaint_sum_pkey" PRIMARY KEY ("division_code","place_code","by","span","day","key","excluded")
);

-- CreateIndex
CREATE UNIQUE INDEX "complaint_source_division_code_name_key" ON "complaint_source"("division_code", "name");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_channel_division_code_name_key" ON "complaint_channel"("division_code", "name");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_category_division_code_path_key" ON "complaint_category"("division_code", "path");

-- CreateIndex
CREATE INDEX "complaint_division_code_received_at_id_idx" ON "complaint"("division_code", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "complaint_division_code_organization_id_state_idx" ON "complaint"("division_code", "organization_id", "state");

-- CreateIndex
CREATE INDEX "complaint_division_code_repeat_key_received_at_idx" ON "complaint"("division_code", "repeat_key", "received_at");

-- CreateIndex
CREATE INDEX "complaint_division_code_caller_key_received_at_idx" ON "complaint"("division_code", "caller_key", "received_at");

-- CreateIndex
CREATE INDEX "complaint_division_code_import_id_idx" ON "complaint"("division_code", "import_id");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_division_code_source_id_external_id_key" ON "complaint"("division_code", "source_id", "external_id");

-- CreateIndex
CREATE INDEX "complaint_text_words" ON "complaint_text" USING GIN ("words");

-- CreateIndex
CREATE INDEX "complaint_step_division_code_complaint_id_at_idx" ON "complaint_step"("division_code", "complaint_id", "at");

-- CreateIndex
CREATE INDEX "complaint_step_division_code_organization_id_idx" ON "complaint_step"("division_code", "organization_id");

-- CreateIndex
CREATE INDEX "complaint_step_division_code_import_id_idx" ON "complaint_step"("division_code", "import_id");

-- CreateIndex
CREATE INDEX "complaint_request_division_code_complaint_id_idx" ON "complaint_request"("division_code", "complaint_id");

-- CreateIndex
CREATE INDEX "complaint_request_division_code_status_kind_idx" ON "complaint_request"("division_code", "status", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "service_token_token_hash_key" ON "service_token"("token_hash");

-- CreateIndex
CREATE INDEX "service_token_division_code_idx" ON "service_token"("division_code");

-- CreateIndex
CREATE INDEX "hot_issue_division_code_status_last_on_idx" ON "hot_issue"("division_code", "status", "last_on");

-- CreateIndex
CREATE INDEX "hot_issue_member_division_code_hot_issue_id_received_on_idx" ON "hot_issue_member"("division_code", "hot_issue_id", "received_on");

-- CreateIndex
CREATE INDEX "complaint_link_division_code_hot_issue_id_idx" ON "complaint_link"("division_code", "hot_issue_id");

-- CreateIndex
CREATE INDEX "complaint_link_division_code_complaint_id_idx" ON "complaint_link"("division_code", "complaint_id");

-- CreateIndex
CREATE INDEX "complaint_link_division_code_task_id_idx" ON "complaint_link"("division_code", "task_id");

-- CreateIndex
CREATE INDEX "complaint_link_division_code_notice_id_idx" ON "complaint_link"("division_code", "notice_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_profile_division_code_source_id_name_key" ON "import_profile"("division_code", "source_id", "name");

-- CreateIndex
CREATE INDEX "complaint_import_division_code_started_at_idx" ON "complaint_import"("division_code", "started_at");

-- CreateIndex
CREATE INDEX "rating_division_code_served_on_id_idx" ON "rating"("division_code", "served_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "rating_division_code_import_id_idx" ON "rating"("division_code", "import_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_division_code_source_external_id_key" ON "rating"("division_code", "source", "external_id");

-- CreateIndex
CREATE INDEX "rectification_division_code_organization_id_status_idx" ON "rectification"("division_code", "organization_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "rectification_division_code_rating_id_key" ON "rectification"("division_code", "rating_id");

-- CreateIndex
CREATE INDEX "rating_appeal_division_code_rating_id_idx" ON "rating_appeal"("division_code", "rating_id");

-- CreateIndex
CREATE INDEX "rating_appeal_division_code_status_idx" ON "rating_appeal"("division_code", "status");

-- CreateIndex
CREATE INDEX "complaint_day_division_code_organization_id_day_idx" ON "complaint_day"("division_code", "organization_id", "day");

-- CreateIndex
CREATE INDEX "complaint_day_division_code_category_id_day_idx" ON "complaint_day"("division_code", "category_id", "day");
