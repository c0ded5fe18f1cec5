-- CreateEnum
CREATE TYPE "FigureSource" AS ENUM ('OWN', 'ROLL_UP', 'FORMULA');

-- CreateEnum
CREATE TYPE "IndicatorStatus" AS ENUM ('PROPOSED', 'ACTIVE', 'RETIRED');

-- CreateEnum
CREATE TYPE "IndicatorKind" AS ENUM ('RATIO', 'COUNT', 'MINIMUM', 'DERIVED');

-- CreateEnum
CREATE TYPE "IndicatorDirection" AS ENUM ('HIGHER', 'LOWER', 'HOLD', 'MINIMUM');

-- CreateEnum
CREATE TYPE "IndicatorFeed" AS ENUM ('REPORTED', 'FORMULA', 'SYSTEMS');

-- CreateEnum
CREATE TYPE "ReportFrequency" AS ENUM ('MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY');

-- CreateEnum
CREATE TYPE "OwnFigure" AS ENUM ('WHOLE', 'PART');

-- CreateEnum
CREATE TYPE "ObservationStatus" AS ENUM ('SUBMITTED', 'REVIEWED', 'PUBLISHED', 'RETURNED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ObservationEntry" AS ENUM ('WEB', 'SHEET', 'IMPORT');

-- CreateEnum
CREATE TYPE "CloudState" AS ENUM ('NOT_PLANNED', 'PENDING', 'MIGRATING', 'ON_CLOUD', 'SHUT_DOWN');

-- CreateEnum
CREATE TYPE "SharingState" AS ENUM ('NOT_NEEDED', 'NOT_CONNECTED', 'CONNECTED');

-- CreateEnum
CREATE TYPE "IntegrationState" AS ENUM ('NOT_NEEDED', 'PENDING', 'INTEGRATED');

-- CreateEnum
CREATE TYPE "SystemUsage" AS ENUM ('DAILY', 'WEEKLY', 'MONTHLY', 'RARELY', 'UNUSED');

-- CreateEnum
CREATE TYPE "SystemNetwork" AS ENUM ('EXTRANET', 'INTERNET', 'PRIVATE', 'CLASSIFIED', 'OTHER');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "MessageKind" ADD VALUE 'REPORTING_REMINDER';
ALTER TYPE "MessageKind" ADD VALUE 'OBSERVATION_RETURNED';

-- CreateTable
CREATE TABLE "division_map" (
    "division_code" CHAR(12) NOT NULL,
    "geojson" JSONB NOT NULL,
    "places" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by" TEXT NOT NULL,

    CONSTRAINT "division_map_pkey" PRIMARY KEY ("division_code")
);

-- CreateTable
CREATE TABLE "indicator_figure" (
    "division_code" CHAR(12) NOT NULL,
    "indicator_id" UUID NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "starts_on" DATE NOT NULL,
    "known_on" DATE NOT NULL,
    "definition_version" SMALLINT NOT NULL,
    "source" "FigureSource" NOT NULL,
    "numerator" DECIMAL(65,30),
    "denominator" DECIMAL(65,30),
    "value" DECIMAL(65,30),
    "own_numerator" DECIMAL(65,30),
    "own_denominator" DECIMAL(65,30),
    "own_value" DECIMAL(65,30),
    "own_late" BOOLEAN NOT NULL DEFAULT false,
    "roll_up_numerator" DECIMAL(65,30),
    "roll_up_denominator" DECIMAL(65,30),
    "roll_up_value" DECIMAL(65,30),
    "reported" INTEGER NOT NULL DEFAULT 0,
    "meeting" INTEGER,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "corrected" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "indicator_figure_pkey" PRIMARY KEY ("division_code","indicator_id","place_code","starts_on","known_on")
);

-- CreateTable
CREATE TABLE "indicator_definition" (
    "division_code" CHAR(12) NOT NULL,
    "indicator_id" UUID NOT NULL,
    "version" SMALLINT NOT NULL,
    "valid_from" DATE NOT NULL,
    "known_on" DATE NOT NULL,
    "kind" "IndicatorKind" NOT NULL,
    "direction" "IndicatorDirection" NOT NULL,
    "unit" TEXT,
    "decimals" SMALLINT NOT NULL DEFAULT 1,
    "cumulative" BOOLEAN NOT NULL DEFAULT false,
    "definition" TEXT NOT NULL,
    "numerator_item" TEXT,
    "denominator_item" TEXT,
    "excluded" TEXT,
    "line" DECIMAL(65,30),
    "formula" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "indicator_definition_pkey" PRIMARY KEY ("division_code","indicator_id","version")
);

-- CreateTable
CREATE TABLE "indicator_target" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "level" SMALLINT,
    "place_code" CHAR(12),
    "baseline_year" SMALLINT,
    "baseline" DECIMAL(65,30),
    "target_year" SMALLINT,
    "target" DECIMAL(65,30),
    "target_text" TEXT,
    "yearly" JSONB NOT NULL DEFAULT '[]',
    "known_on" DATE NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "indicator_target_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "indicator_exemption" (
    "division_code" CHAR(12) NOT NULL,
    "indicator_id" UUID NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "indicator_exemption_pkey" PRIMARY KEY ("division_code","indicator_id","place_code","from_on")
);

-- CreateTable
CREATE TABLE "indicator_task" (
    "division_code" CHAR(12) NOT NULL,
    "indicator_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "linked_by" TEXT NOT NULL,

    CONSTRAINT "indicator_task_pkey" PRIMARY KEY ("division_code","indicator_id","task_id")
);

-- CreateTable
CREATE TABLE "observation" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "starts_on" DATE NOT NULL,
    "revision" SMALLINT NOT NULL,
    "status" "ObservationStatus" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "definition_version" SMALLINT NOT NULL,
    "numerator" DECIMAL(65,30),
    "denominator" DECIMAL(65,30),
    "value" DECIMAL(65,30),
    "entry" "ObservationEntry" NOT NULL,
    "note" TEXT,
    "doubts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reason" TEXT,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "submitted_on" DATE NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by_id" UUID,
    "submitted_by" TEXT NOT NULL,
    "reviewed_on" DATE,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by" TEXT,
    "published_on" DATE,
    "published_at" TIMESTAMPTZ(3),
    "published_by" TEXT,
    "opinion" TEXT,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "reporting_period" (
    "division_code" CHAR(12) NOT NULL,
    "frequency" "ReportFrequency" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "opens_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reporting_period_pkey" PRIMARY KEY ("division_code","frequency","starts_on")
);

-- CreateTable
CREATE TABLE "period_reopening" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "frequency" "ReportFrequency" NOT NULL,
    "starts_on" DATE NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "until_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "period_reopening_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "sheet_draft" (
    "division_code" CHAR(12) NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "frequency" "ReportFrequency" NOT NULL,
    "starts_on" DATE NOT NULL,
    "cells" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" TEXT NOT NULL,

    CONSTRAINT "sheet_draft_pkey" PRIMARY KEY ("division_code","place_code","frequency","starts_on")
);

-- CreateTable
CREATE TABLE "reporting_reminder" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "frequency" "ReportFrequency" NOT NULL,
    "starts_on" DATE NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "day" DATE NOT NULL,
    "reminded_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_by" TEXT NOT NULL,

    CONSTRAINT "reporting_reminder_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "information_system" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT,
    "owner_id" UUID NOT NULL,
    "place_code" CHAR(12) NOT NULL,
    "user_count" INTEGER,
    "usage" "SystemUsage",
    "approval" TEXT,
    "approved_on" DATE,
    "funding_source" TEXT,
    "funding_amount" DECIMAL(65,30),
    "network" "SystemNetwork",
    "security_level" SMALLINT,
    "classified" BOOLEAN NOT NULL DEFAULT false,
    "cloud_due_on" DATE,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "removed_on" DATE,
    "removed_no" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "information_system_pkey" PRIMARY KEY ("division_code","id")
);

-- CreateTable
CREATE TABLE "system_state" (
    "division_code" CHAR(12) NOT NULL,
    "id" UUID NOT NULL,
    "system_id" UUID NOT NULL,
    "effective_on" DATE NOT NULL,
    "known_on" DATE NOT NULL,
    "cloud" "CloudState" NOT NULL,
    "zombie" BOOLEAN NOT NULL DEFAULT false,
    "sharing" "SharingState" NOT NULL,
    "integration" "IntegrationState" NOT NULL,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "change_id" UUID NOT NULL,

    CONSTRAINT "system_state_pkey" PRIMARY KEY ("division_code","id")
);

-- What stood in the row itself becomes the first definition and the first target: nothing read so far is lost.
ALTER TABLE "indicator" ADD COLUMN "no" INTEGER,
ADD COLUMN "status" "IndicatorStatus" NOT NULL DEFAULT 'PROPOSED',
ADD COLUMN "feed" "IndicatorFeed" NOT NULL DEFAULT 'REPORTED',
ADD COLUMN "measure" TEXT,
ADD COLUMN "data_source" TEXT,
ADD COLUMN "owner_id" UUID,
ADD COLUMN "report_levels" SMALLINT[],
ADD COLUMN "frequency" "ReportFrequency" NOT NULL DEFAULT 'MONTHLY',
ADD COLUMN "own_figure" "OwnFigure" NOT NULL DEFAULT 'WHOLE',
ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;

UPDATE "indicator" SET "no" = numbered."no", "report_levels" = CASE "level" WHEN 'county' THEN '{3}' WHEN 'town' THEN '{4}' WHEN 'village' THEN '{5}' ELSE '{}' END::SMALLINT[]
FROM (SELECT "division_code", "id", row_number() OVER (PARTITION BY "division_code" ORDER BY "created_at", "position", "id") AS "no" FROM "indicator") AS numbered
WHERE numbered."division_code" = "indicator"."division_code" AND numbered."id" = "indicator"."id";

INSERT INTO "indicator_definition" ("division_code", "indicator_id", "version", "valid_from", "known_on", "kind", "direction", "unit", "definition", "created_at", "created_by")
SELECT "division_code", "id", 1, make_date(coalesce("baseline_year", extract(year FROM "created_at")::INTEGER), 1, 1), ("created_at" AT TIME ZONE 'Asia/Shanghai')::DATE,
  (CASE "unit" WHEN '%' THEN 'RATIO' ELSE 'COUNT' END)::"IndicatorKind", (CASE WHEN "comparator" IN ('<', '<=') THEN 'LOWER' ELSE 'HIGHER' END)::"IndicatorDirection",
  "unit", '', "created_at", ''
FROM "indicator";

INSERT INTO "indicator_target" ("division_code", "id", "indicator_id", "baseline_year", "baseline", "target_year", "target", "target_text", "known_on", "created_at", "created_by")
SELECT "division_code", "id", "id", "baseline_year", "baseline", "target_year", "target", "target_text", ("created_at" AT TIME ZONE 'Asia/Shanghai')::DATE, "created_at", ''
FROM "indicator";

ALTER TABLE "indicator" ALTER COLUMN "no" SET NOT NULL,
DROP COLUMN "baseline",
DROP COLUMN "baseline_year",
DROP COLUMN "target",
DROP COLUMN "target_text",
DROP COLUMN "target_year",
DROP COLUMN "unit";

-- CreateIndex
CREATE INDEX "indicator_figure_division_code_place_code_starts_on_idx" ON "indicator_figure"("division_code", "place_code", "starts_on");

-- CreateIndex
CREATE INDEX "indicator_target_division_code_indicator_id_idx" ON "indicator_target"("division_code", "indicator_id");

-- CreateIndex
CREATE INDEX "indicator_task_division_code_task_id_idx" ON "indicator_task"("division_code", "task_id");

-- CreateIndex
CREATE INDEX "observation_division_code_status_starts_on_idx" ON "observation"("division_code", "status", "starts_on");

-- CreateIndex
CREATE INDEX "observation_division_code_place_code_starts_on_idx" ON "observation"("division_code", "place_code", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "observation_division_code_indicator_id_place_code_starts_on_key" ON "observation"("division_code", "indicator_id", "place_code", "starts_on", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "reporting_reminder_division_code_frequency_starts_on_place__key" ON "reporting_reminder"("division_code", "frequency", "starts_on", "place_code", "day");

-- CreateIndex
CREATE INDEX "period_reopening_division_code_frequency_starts_on_idx" ON "period_reopening"("division_code", "frequency", "starts_on");

-- CreateIndex
CREATE INDEX "information_system_division_code_place_code_idx" ON "information_system"("division_code", "place_code");

-- CreateIndex
CREATE UNIQUE INDEX "information_system_division_code_no_key" ON "information_system"("division_code", "no");

-- CreateIndex
CREATE UNIQUE INDEX "information_system_division_code_owner_id_name_removed_no_key" ON "information_system"("division_code", "owner_id", "name", "removed_no");

-- CreateIndex
CREATE INDEX "system_state_division_code_system_id_effective_on_idx" ON "system_state"("division_code", "system_id", "effective_on");

-- CreateIndex
CREATE INDEX "system_state_division_code_change_id_idx" ON "system_state"("division_code", "change_id");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_division_code_no_key" ON "indicator"("division_code", "no");

-- AddForeignKey
ALTER TABLE "indicator_definition" ADD CONSTRAINT "indicator_definition_division_code_indicator_id_fkey" FOREIGN KEY ("division_code", "indicator_id") REFERENCES "indicator"("division_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_target" ADD CONSTRAINT "indicator_target_division_code_indicator_id_fkey" FOREIGN KEY ("division_code", "indicator_id") REFERENCES "indicator"("division_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_exemption" ADD CONSTRAINT "indicator_exemption_division_code_indicator_id_fkey" FOREIGN KEY ("division_code", "indicator_id") REFERENCES "indicator"("division_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_task" ADD CONSTRAINT "indicator_task_division_code_indicator_id_fkey" FOREIGN KEY ("division_code", "indicator_id") REFERENCES "indicator"("division_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "system_state" ADD CONSTRAINT "system_state_division_code_system_id_fkey" FOREIGN KEY ("division_code", "system_id") REFERENCES "information_system"("division_code", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
