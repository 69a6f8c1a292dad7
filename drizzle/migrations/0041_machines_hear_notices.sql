ALTER TABLE "webhook_event" ADD COLUMN "said" text;--> statement-breakpoint
ALTER TABLE "webhook_event" ADD CONSTRAINT "webhook_event_said" CHECK ((n = 0) = (said is not null));