-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "InstructionSubject" ADD VALUE 'HOT_ISSUE';
ALTER TYPE "InstructionSubject" ADD VALUE 'COMPLAINT';

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "last_sign_in_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "complaint_category" ADD COLUMN     "former_paths" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "complaint_channel" ADD COLUMN     "active" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "former_names" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "division" ADD COLUMN     "merged_into_code" CHAR(12),
ADD COLUMN     "retired_on" DATE;

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_user_id_name_key" ON "saved_view"("user_id", "name");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "complaint_division_code_closed_on_idx" ON "complaint"("division_code", "closed_on");

-- Sums of about five days, and of all of time: boards add up fewer of them.
INSERT INTO "complaint_sum" ("division_code", "place_code", "by", "span", "day", "key", "excluded", "received", "repeated", "problem", "dispatched", "returned", "on_time", "late", "unlimited", "reworked", "missed", "contact_due", "contacted", "called", "answered", "resolved", "satisfied", "basically", "dissatisfied")
SELECT "division_code", "place_code", "by", 0, DATE '1900-01-01', "key", "excluded", sum("received"), sum("repeated"), sum("problem"), sum("dispatched"), sum("returned"), sum("on_time"), sum("late"), sum("unlimited"), sum("reworked"), sum("missed"), sum("contact_due"), sum("contacted"), sum("called"), sum("answered"), sum("resolved"), sum("satisfied"), sum("basically"), sum("dissatisfied")
FROM "complaint_sum" WHERE "span" = 31
GROUP BY "division_code", "place_code", "by", "key", "excluded";

INSERT INTO "complaint_sum" ("division_code", "place_code", "by", "span", "day", "key", "excluded", "received", "repeated", "problem", "dispatched", "returned", "on_time", "late", "unlimited", "reworked", "missed", "contact_due", "contacted", "called", "answered", "resolved", "satisfied", "basically", "dissatisfied")
SELECT "division_code", "place_code", "by", 5, "day" - CASE WHEN extract(day FROM "day") > 25 THEN extract(day FROM "day")::int - 26 ELSE (extract(day FROM "day")::int - 1) % 5 END, "key", "excluded", sum("received"), sum("repeated"), sum("problem"), sum("dispatched"), sum("returned"), sum("on_time"), sum("late"), sum("unlimited"), sum("reworked"), sum("missed"), sum("contact_due"), sum("contacted"), sum("called"), sum("answered"), sum("resolved"), sum("satisfied"), sum("basically"), sum("dissatisfied")
FROM "complaint_sum" WHERE "span" = 1
GROUP BY 1, 2, 3, 5, 6, 7;
