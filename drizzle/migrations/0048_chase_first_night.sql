ALTER TABLE "chase" ADD COLUMN "first_night" date;--> statement-breakpoint
ALTER TABLE "chase" ADD COLUMN "first_due" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chase" ADD COLUMN "beat_id" uuid;--> statement-breakpoint
ALTER TABLE "chase" ADD COLUMN "acted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chase" ADD COLUMN "acted_known_at" timestamp with time zone;--> statement-breakpoint
-- Chases that stand are stamped from their lines. The owner is not narrowed by policies while they are not forced.
ALTER TABLE "chase" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "chase_night" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "chase_step" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "obligation" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "chase" c SET "first_night" = n.business_day, "first_due" = n.due_at, "beat_id" = n.beat_id
FROM (SELECT DISTINCT ON (n.county, n.chase_id) n.county, n.chase_id, n.business_day, n.due_at, o.beat_id FROM "chase_night" n
	LEFT JOIN "obligation" o ON o.county = n.county AND o.lodging_id = n.lodging_id AND o.business_day = n.business_day
	ORDER BY n.county, n.chase_id, n.business_day) n
WHERE n.county = c.county AND n.chase_id = c.id;--> statement-breakpoint
UPDATE "chase" c SET "acted_at" = s.happened_at, "acted_known_at" = s.at
FROM (SELECT DISTINCT ON (s.county, s.chase_id) s.county, s.chase_id, s.happened_at, s.at FROM "chase_step" s
	WHERE s.account_id IS NOT NULL ORDER BY s.county, s.chase_id, s.happened_at, s.at) s
WHERE s.county = c.county AND s.chase_id = c.id;--> statement-breakpoint
ALTER TABLE "chase" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "chase_night" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "chase_step" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "obligation" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "chase" ALTER COLUMN "first_night" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "chase" ALTER COLUMN "first_due" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "chase_first_night" ON "chase" USING btree ("county","first_night");--> statement-breakpoint
ALTER TABLE "chase" ADD CONSTRAINT "chase_acted" CHECK ((acted_at is null) = (acted_known_at is null));
