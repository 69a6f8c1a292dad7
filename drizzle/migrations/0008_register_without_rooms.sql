ALTER TABLE "reconcile_row" DROP COLUMN "check_in_at";--> statement-breakpoint
ALTER TABLE "reconcile_row" DROP COLUMN "room";--> statement-breakpoint
ALTER TABLE "register_guest" DROP COLUMN "check_in_at";--> statement-breakpoint
ALTER TABLE "register_guest" DROP COLUMN "room";