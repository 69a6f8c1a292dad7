ALTER TABLE "release" DROP CONSTRAINT "release_kind";--> statement-breakpoint
ALTER TABLE "release" DROP CONSTRAINT "release_place";--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "case_kind" text;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "scope" jsonb;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "pictures" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_case" CHECK ((kind = 'case') = (case_id is not null) and (case_id is null) = (case_kind is null)
        and (case_id is null) = (scope is null) and case_kind in ('alert', 'incident'));--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_kind" CHECK (kind in ('evidence', 'case', 'stays', 'contacts'));--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_place" CHECK (case when kind = 'case' then true else (kind = 'evidence') = (lodging_id is not null) end);