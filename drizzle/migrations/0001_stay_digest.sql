ALTER TABLE "obligation" ADD COLUMN "rules" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "stay_text" ADD COLUMN "source" text NOT NULL;--> statement-breakpoint
ALTER TABLE "stay_text" ADD COLUMN "digest" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "stay_text" ADD COLUMN "person_index" "bytea";