-- CreateEnum
CREATE TYPE "Role" AS ENUM ('LEADER', 'SUPERVISION_HEAD', 'SUPERVISOR', 'UNIT_LEADER', 'UNIT_OFFICER', 'TOWN_OPERATOR', 'VILLAGE_OPERATOR', 'DATA_STEWARD', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN');

-- CreateEnum
CREATE TYPE "OrganizationKind" AS ENUM ('DEPARTMENT', 'TOWN_GOVERNMENT', 'VILLAGE_COMMITTEE', 'COUNTY_GOVERNMENT', 'SUPERVISION_OFFICE', 'OTHER');

-- CreateEnum
CREATE TYPE "PlanStatus" AS ENUM ('DRAFT', 'CONFIRMED');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('DRAFT', 'PENDING_ISSUE', 'ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'DONE', 'CLOSED', 'SUSPENDED', 'TERMINATED');

-- CreateEnum
CREATE TYPE "TaskKind" AS ENUM ('TASK', 'GUARANTEE');

-- CreateEnum
CREATE TYPE "DueStatus" AS ENUM ('DATED', 'UNKNOWN', 'ONGOING', 'RECURRING');

-- CreateEnum
CREATE TYPE "AssignmentPart" AS ENUM ('LEAD', 'JOINT');

-- CreateEnum
CREATE TYPE "GroupRule" AS ENUM ('COUNTY_GOVERNMENTS', 'TOWN_GOVERNMENTS', 'VILLAGE_COMMITTEES', 'DEPARTMENTS', 'MANUAL');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "failed_logins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "division_code" CHAR(12) NOT NULL,
    "scope_code" CHAR(12) NOT NULL,
    "organization_id" UUID,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "division_code" CHAR(12) NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID,
    "user_name" TEXT NOT NULL,
    "ip" TEXT,
    "type" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("division_code","position")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "division_code" CHAR(12) NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("division_code","position")
);

-- CreateTable
CREATE TABLE "division" (
    "code" CHAR(12) NOT NULL,
    "parent_code" CHAR(12),
    "name" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,

    CONSTRAINT "division_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "jurisdiction" (
    "division_code" CHAR(12) NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "jurisdiction_pkey" PRIMARY KEY ("division_code")
);

-- CreateTable
CREATE TABLE "rule_setting" (
    "division_code" CHAR(12) NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_setting_pkey" PRIMARY KEY ("division_code","key","version")
);

-- CreateTable
CREATE TABLE "organization" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "kind" "OrganizationKind" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "plan_id" UUID,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT,
    "unit" TEXT,
    "baseline_year" SMALLINT,
    "baseline" DECIMAL(65,30),
    "target_year" SMALLINT,
    "target" DECIMAL(65,30),
    "target_text" TEXT,
    "comparator" TEXT NOT NULL,
    "source_start" INTEGER,
    "source_end" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "plan" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "document_number" TEXT,
    "issuer" TEXT,
    "issued_on" DATE,
    "status" "PlanStatus" NOT NULL,
    "file_name" TEXT,
    "format" TEXT NOT NULL,
    "charset" TEXT,
    "source_text" TEXT NOT NULL,
    "source_hash" TEXT NOT NULL,
    "ledger" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by" TEXT,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "plan_draft_step" (
    "division_code" CHAR(12) NOT NULL,
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "operation" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "plan_draft_step_pkey" PRIMARY KEY ("division_code","plan_id","version")
);

-- CreateTable
CREATE TABLE "task" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "parent_id" UUID,
    "place_code" CHAR(12) NOT NULL,
    "no" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "TaskKind" NOT NULL,
    "section" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" "TaskStatus" NOT NULL,
    "percent" SMALLINT NOT NULL DEFAULT 0,
    "effective_on" DATE,
    "done_on" DATE,
    "source_start" INTEGER NOT NULL,
    "source_end" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "status" "DueStatus" NOT NULL,
    "due_on" DATE,
    "original_due_on" DATE,
    "words" TEXT NOT NULL,
    "deliverable" TEXT NOT NULL,
    "source_start" INTEGER,
    "source_end" INTEGER,
    "done_on" DATE,
    "done_note" TEXT,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "part" "AssignmentPart" NOT NULL,
    "position" INTEGER NOT NULL,
    "group_id" UUID,
    "done_on" DATE,
    "source_start" INTEGER,
    "source_end" INTEGER,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "assignment_group" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "part" "AssignmentPart" NOT NULL,
    "words" TEXT NOT NULL,
    "rule" "GroupRule" NOT NULL,
    "source_start" INTEGER,
    "source_end" INTEGER,

    CONSTRAINT "assignment_group_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "task_target" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "value" DECIMAL(65,30),
    "unit" TEXT,
    "comparator" TEXT NOT NULL,
    "source_start" INTEGER,
    "source_end" INTEGER,

    CONSTRAINT "task_target_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_username_key" ON "app_user"("username");

-- CreateIndex
CREATE INDEX "access_grant_user_id_idx" ON "access_grant"("user_id");

-- CreateIndex
CREATE INDEX "access_grant_division_code_organization_id_idx" ON "access_grant"("division_code", "organization_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "audit_entry_division_code_entity_entity_id_idx" ON "audit_entry"("division_code", "entity", "entity_id");

-- CreateIndex
CREATE INDEX "audit_entry_division_code_at_idx" ON "audit_entry"("division_code", "at");

-- CreateIndex
CREATE INDEX "division_parent_code_code_idx" ON "division"("parent_code", "code");

-- CreateIndex
CREATE INDEX "organization_division_code_kind_idx" ON "organization"("division_code", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "organization_division_code_place_code_name_key" ON "organization"("division_code", "place_code", "name");

-- CreateIndex
CREATE INDEX "indicator_division_code_plan_id_position_idx" ON "indicator"("division_code", "plan_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "plan_division_code_source_hash_key" ON "plan"("division_code", "source_hash");

-- CreateIndex
CREATE INDEX "task_division_code_plan_id_position_idx" ON "task"("division_code", "plan_id", "position");

-- CreateIndex
CREATE INDEX "task_division_code_place_code_idx" ON "task"("division_code", "place_code");

-- CreateIndex
CREATE INDEX "task_division_code_parent_id_idx" ON "task"("division_code", "parent_id");

-- CreateIndex
CREATE INDEX "milestone_division_code_task_id_position_idx" ON "milestone"("division_code", "task_id", "position");

-- CreateIndex
CREATE INDEX "milestone_division_code_due_on_idx" ON "milestone"("division_code", "due_on");

-- CreateIndex
CREATE INDEX "assignment_division_code_organization_id_part_idx" ON "assignment"("division_code", "organization_id", "part");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_division_code_task_id_organization_id_key" ON "assignment"("division_code", "task_id", "organization_id");

-- CreateIndex
CREATE INDEX "assignment_group_division_code_task_id_idx" ON "assignment_group"("division_code", "task_id");

-- CreateIndex
CREATE INDEX "task_target_division_code_task_id_position_idx" ON "task_target"("division_code", "task_id", "position");

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "division" ADD CONSTRAINT "division_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "division"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jurisdiction" ADD CONSTRAINT "jurisdiction_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_setting" ADD CONSTRAINT "rule_setting_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "jurisdiction"("division_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "jurisdiction"("division_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_division_code_plan_id_fkey" FOREIGN KEY ("division_code", "plan_id") REFERENCES "plan"("division_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_draft_step" ADD CONSTRAINT "plan_draft_step_division_code_plan_id_fkey" FOREIGN KEY ("division_code", "plan_id") REFERENCES "plan"("division_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_division_code_plan_id_fkey" FOREIGN KEY ("division_code", "plan_id") REFERENCES "plan"("division_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_division_code_parent_id_fkey" FOREIGN KEY ("division_code", "parent_id") REFERENCES "task"("division_code", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_division_code_task_id_fkey" FOREIGN KEY ("division_code", "task_id") REFERENCES "task"("division_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_division_code_task_id_fkey" FOREIGN KEY ("division_code", "task_id") REFERENCES "task"("division_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_division_code_organization_id_fkey" FOREIGN KEY ("division_code", "organization_id") REFERENCES "organization"("division_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_division_code_group_id_fkey" FOREIGN KEY ("division_code", "group_id") REFERENCES "assignment_group"("division_code", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignment_group" ADD CONSTRAINT "assignment_group_division_code_task_id_fkey" FOREIGN KEY ("division_code", "task_id") REFERENCES "task"("division_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_target" ADD CONSTRAINT "task_target_division_code_task_id_fkey" FOREIGN KEY ("division_code", "task_id") REFERENCES "task"("division_code", "id") ON DELETE CASCADE ON UPDATE CASCADE;
