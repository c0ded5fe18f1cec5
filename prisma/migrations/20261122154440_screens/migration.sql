-- AlterTable
ALTER TABLE "session" ADD COLUMN     "screen_until" TIMESTAMPTZ(3);
