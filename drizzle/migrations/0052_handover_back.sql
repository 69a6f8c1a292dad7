ALTER TABLE "handover" ADD COLUMN "threads" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "notes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "carried" jsonb;--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "back_at" timestamp with time zone;