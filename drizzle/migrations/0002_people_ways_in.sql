ALTER TABLE "invitation" ALTER COLUMN "made_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "from_day" date;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "to_day" date;--> statement-breakpoint
CREATE UNIQUE INDEX "holding_one_admin" ON "holding" USING btree ("account_id") WHERE role in ('sysadmin','secadmin','auditor') and revoked_at is null;