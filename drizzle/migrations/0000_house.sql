CREATE TABLE "approval" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"approved" boolean,
	CONSTRAINT "approval_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "approval_two_persons" CHECK (decided_by is null or decided_by <> asked_by),
	CONSTRAINT "approval_decision" CHECK ((approved is null) = (decided_at is null))
);
--> statement-breakpoint
CREATE TABLE "reveal" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"stay_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"basis" text NOT NULL,
	"basis_id" uuid,
	"reason" text NOT NULL,
	"reference" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"confirm_due_at" timestamp with time zone,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "reveal_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "reveal_basis" CHECK (basis in ('standing', 'second_person', 'broken_glass')),
	CONSTRAINT "reveal_confirmed_by_another" CHECK (confirmed_by is null or confirmed_by <> account_id)
);
--> statement-breakpoint
CREATE TABLE "standing_approval" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"role" text NOT NULL,
	"purpose" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "standing_approval_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "standing_order" CHECK (to_day >= from_day)
);
--> statement-breakpoint
CREATE TABLE "house_book_anchor" (
	"county" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"events" integer NOT NULL,
	"heads" jsonb NOT NULL,
	"root" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"signature" "bytea" NOT NULL,
	CONSTRAINT "house_book_anchor_county_at_pk" PRIMARY KEY("county","at")
);
--> statement-breakpoint
CREATE TABLE "house_book_event" (
	"county" text NOT NULL,
	"chain" smallint NOT NULL,
	"month" date NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" uuid,
	"actor_kind" text NOT NULL,
	"act" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"lodging_id" uuid,
	"detail" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "house_book_event_county_chain_month_seq_pk" PRIMARY KEY("county","chain","month","seq")
);
--> statement-breakpoint
CREATE TABLE "house_book_head" (
	"county" text NOT NULL,
	"chain" smallint NOT NULL,
	"month" date NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "house_book_head_county_chain_pk" PRIMARY KEY("county","chain")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone_index" "bytea" NOT NULL,
	"phone_sealed" "bytea" NOT NULL,
	"phone_masked" text NOT NULL,
	"name" text NOT NULL,
	"language" text DEFAULT 'zh-CN' NOT NULL,
	"large_type" boolean DEFAULT false NOT NULL,
	"password_hash" text,
	"password_set_at" timestamp with time zone,
	"totp_sealed" "bytea",
	"totp_confirmed_at" timestamp with time zone,
	"totp_last_step" integer,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "account_phone" UNIQUE("phone_index")
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"label" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_key_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "api_key_secret" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "holding" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"rank" text,
	"unit_id" uuid,
	"lodging_id" uuid,
	"from_day" date NOT NULL,
	"to_day" date,
	"granted_by" uuid,
	"granted_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	CONSTRAINT "holding_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "holding_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "holding_role" CHECK (role in ('staff','owner','officer','duty','chief','supervisor','publisher','agent','sysadmin','secadmin','auditor')),
	CONSTRAINT "holding_place" CHECK ((role in ('staff','owner')) = (lodging_id is not null) and (lodging_id is null) <> (unit_id is null)),
	CONSTRAINT "holding_rank" CHECK ((role in ('officer','duty','chief','supervisor')) = (rank is not null) and (rank is null or rank in ('police','auxiliary'))),
	CONSTRAINT "holding_days" CHECK (to_day is null or to_day >= from_day)
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"role" text NOT NULL,
	"rank" text,
	"lodging_id" uuid,
	"unit_id" uuid,
	"name" text NOT NULL,
	"phone_sealed" "bytea" NOT NULL,
	"phone_index" "bytea" NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitation_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "invitation_code" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"account_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_account_id_code_hash_pk" PRIMARY KEY("account_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id_hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"county" text,
	"aal" smallint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"idle_minutes" integer NOT NULL,
	"stepped_up_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"device" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"tries" integer NOT NULL,
	CONSTRAINT "throttle_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "tick_done" (
	"county" text NOT NULL,
	"job" text NOT NULL,
	"done_to" timestamp with time zone NOT NULL,
	CONSTRAINT "tick_done_county_job_pk" PRIMARY KEY("county","job")
);
--> statement-breakpoint
CREATE TABLE "closure" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"approved" boolean,
	CONSTRAINT "closure_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "closure_order" CHECK (to_day >= from_day),
	CONSTRAINT "closure_decision" CHECK ((approved is null) = (decided_at is null))
);
--> statement-breakpoint
CREATE TABLE "lodging" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"township_code" text NOT NULL,
	"address" text NOT NULL,
	"rooms" integer NOT NULL,
	"licence" text,
	"phone" text,
	"no_front_desk" boolean DEFAULT false NOT NULL,
	"onboarded_day" date,
	CONSTRAINT "lodging_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "lodging_code" UNIQUE("county","code"),
	CONSTRAINT "lodging_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "lodging_category" CHECK (category in ('hotel','guesthouse','homestay','esports_hotel','bathhouse','rental'))
);
--> statement-breakpoint
CREATE TABLE "lodging_beat" (
	"county" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"beat_id" uuid NOT NULL,
	CONSTRAINT "lodging_beat_county_lodging_id_from_day_pk" PRIMARY KEY("county","lodging_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "lodging_contact" (
	"county" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"account_id" uuid,
	CONSTRAINT "lodging_contact_county_lodging_id_place_pk" PRIMARY KEY("county","lodging_id","place")
);
--> statement-breakpoint
CREATE TABLE "lodging_note" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "lodging_note_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "lodging_status" (
	"county" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"status" text NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lodging_status_county_lodging_id_from_day_pk" PRIMARY KEY("county","lodging_id","from_day"),
	CONSTRAINT "lodging_status_word" CHECK (status in ('operating','suspended','closed_down'))
);
--> statement-breakpoint
CREATE TABLE "lodging_tag" (
	"county" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "lodging_tag_county_lodging_id_tag_id_pk" PRIMARY KEY("county","lodging_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "data_key" (
	"county" text NOT NULL,
	"month" date NOT NULL,
	"id" integer NOT NULL,
	"wrapped" "bytea",
	"made_at" timestamp with time zone NOT NULL,
	"destroyed_at" timestamp with time zone,
	CONSTRAINT "data_key_county_month_pk" PRIMARY KEY("county","month"),
	CONSTRAINT "data_key_id" UNIQUE("county","id"),
	CONSTRAINT "data_key_wrapped_until_destroyed" CHECK ((wrapped is null) = (destroyed_at is not null))
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"one" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"clock_shift" interval DEFAULT '0'::interval NOT NULL,
	"simulated" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "installation_one" CHECK (one = 1),
	CONSTRAINT "installation_kind" CHECK (kind in ('demonstration', 'real')),
	CONSTRAINT "installation_shift_only_simulated" CHECK (simulated = 1 or clock_shift = '0'::interval)
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"started_by" uuid,
	"dry_run" integer NOT NULL,
	"progress" jsonb NOT NULL,
	CONSTRAINT "import_run_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "outage" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"township_code" text,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"declared_by" uuid,
	"declared_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "outage_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "outage_order" CHECK (to_at > from_at)
);
--> statement-breakpoint
CREATE TABLE "tag" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	CONSTRAINT "tag_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "tag_name" UNIQUE NULLS NOT DISTINCT("county","parent_id","name")
);
--> statement-breakpoint
CREATE TABLE "township" (
	"county" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"tile_column" integer,
	"tile_row" integer,
	CONSTRAINT "township_county_code_pk" PRIMARY KEY("county","code")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	"phone" text,
	CONSTRAINT "unit_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "unit_code" UNIQUE("county","code"),
	CONSTRAINT "unit_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "unit_kind" CHECK (kind in ('county', 'station', 'beat', 'post'))
);
--> statement-breakpoint
CREATE TABLE "obligation" (
	"county" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"late_until" timestamp with time zone NOT NULL,
	"beat_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "obligation_county_lodging_id_business_day_pk" PRIMARY KEY("county","lodging_id","business_day"),
	CONSTRAINT "obligation_county_code" CHECK (county ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "report" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"n" integer NOT NULL,
	"kind" text NOT NULL,
	"stays" integer NOT NULL,
	"first_accepted_at" timestamp with time zone NOT NULL,
	"last_accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "report_night" UNIQUE("county","lodging_id","business_day"),
	CONSTRAINT "report_kind" CHECK (kind in ('nil', 'guests', 'closed')),
	CONSTRAINT "report_nil_has_no_stays" CHECK ((kind = 'guests') = (stays > 0))
);
--> statement-breakpoint
CREATE TABLE "report_request" (
	"county" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"request_key" text NOT NULL,
	"business_day" date NOT NULL,
	"body_mac" "bytea" NOT NULL,
	"actor" uuid,
	"n" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_request_county_lodging_id_request_key_pk" PRIMARY KEY("county","lodging_id","request_key")
);
--> statement-breakpoint
CREATE TABLE "report_version" (
	"county" text NOT NULL,
	"report_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"lodging_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"kind" text NOT NULL,
	"stays" integer NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"actor" uuid,
	"actor_kind" text NOT NULL,
	"actor_name" text NOT NULL,
	"channel" text NOT NULL,
	"late_reason" text,
	"drafted_at" timestamp with time zone,
	"patrol" text,
	"closed_reason" text,
	"results" jsonb NOT NULL,
	"history" boolean NOT NULL,
	"receipt_number" text NOT NULL,
	"short_code" text NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"salt" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"signature" "bytea" NOT NULL,
	CONSTRAINT "report_version_county_report_id_n_pk" PRIMARY KEY("county","report_id","n"),
	CONSTRAINT "report_version_receipt" UNIQUE("county","receipt_number")
);
--> statement-breakpoint
CREATE TABLE "stay" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"entered_in" integer NOT NULL,
	"removed_in" integer,
	"removed_reason" text,
	"source" text NOT NULL,
	"serial" text,
	"group_key" text,
	"position" integer NOT NULL,
	"room" text,
	"check_in_at" timestamp with time zone NOT NULL,
	"planned_check_out_at" timestamp with time zone,
	"checked_out_at" timestamp with time zone,
	"document_type" text NOT NULL,
	"how_checked" text,
	"sex" text,
	"age" integer,
	"home_county" text,
	"alone" boolean,
	"guardian_result" text,
	"called_at" timestamp with time zone,
	"to_complete" jsonb NOT NULL,
	"flags" jsonb NOT NULL,
	"clear_on" date NOT NULL,
	"cleared_at" timestamp with time zone,
	CONSTRAINT "stay_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "stay_serial" UNIQUE NULLS NOT DISTINCT("county","report_id","source","serial","removed_in"),
	CONSTRAINT "stay_removed_with_reason" CHECK ((removed_in is null) = (removed_reason is null))
);
--> statement-breakpoint
CREATE TABLE "stay_move" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"stay_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone,
	"actor" uuid,
	CONSTRAINT "stay_move_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "stay_move_kind" CHECK (kind in ('extend', 'check_out'))
);
--> statement-breakpoint
CREATE TABLE "stay_suspicion" (
	"county" text NOT NULL,
	"stay_id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" uuid,
	"codes" jsonb NOT NULL,
	CONSTRAINT "stay_suspicion_county_stay_id_at_pk" PRIMARY KEY("county","stay_id","at")
);
--> statement-breakpoint
CREATE TABLE "stay_text" (
	"county" text NOT NULL,
	"stay_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"lodging_id" uuid NOT NULL,
	"masked" jsonb NOT NULL,
	"sealed" "bytea",
	"child_index" "bytea",
	"guardian_phone_index" "bytea",
	"companion_indexes" "bytea"[],
	CONSTRAINT "stay_text_county_stay_id_n_pk" PRIMARY KEY("county","stay_id","n")
);
--> statement-breakpoint
CREATE TABLE "clearing_run" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"dry_run" boolean NOT NULL,
	"cleared" integer NOT NULL,
	"held" integer NOT NULL,
	"months_destroyed" jsonb NOT NULL,
	CONSTRAINT "clearing_run_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "legal_hold" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"lodging_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"case_number" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"approval_id" uuid NOT NULL,
	"in_force_at" timestamp with time zone,
	"released_at" timestamp with time zone,
	"released_by" uuid,
	CONSTRAINT "legal_hold_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"county" text NOT NULL,
	"key" text NOT NULL,
	"scope" text NOT NULL,
	"scope_key" text NOT NULL,
	"from_day" date NOT NULL,
	"value" jsonb NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "setting_county_key_scope_scope_key_from_day_pk" PRIMARY KEY("county","key","scope","scope_key","from_day")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lodging_id" uuid NOT NULL,
	"unit_id" uuid,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"severity" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"claimed_by" uuid,
	"claimed_at" timestamp with time zone,
	"done_by" uuid,
	"done_at" timestamp with time zone,
	"outcome" text,
	"detail" jsonb NOT NULL,
	CONSTRAINT "task_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "task_subject" UNIQUE("county","kind","subject_kind","subject_id")
);
--> statement-breakpoint
ALTER TABLE "tag" ADD CONSTRAINT "tag_county_parent_id_tag_county_id_fk" FOREIGN KEY ("county","parent_id") REFERENCES "public"."tag"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_county_parent_id_unit_county_id_fk" FOREIGN KEY ("county","parent_id") REFERENCES "public"."unit"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_version" ADD CONSTRAINT "report_version_county_report_id_report_county_id_fk" FOREIGN KEY ("county","report_id") REFERENCES "public"."report"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stay" ADD CONSTRAINT "stay_county_report_id_report_county_id_fk" FOREIGN KEY ("county","report_id") REFERENCES "public"."report"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stay_text" ADD CONSTRAINT "stay_text_county_stay_id_stay_county_id_fk" FOREIGN KEY ("county","stay_id") REFERENCES "public"."stay"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_open" ON "approval" USING btree ("county","decided_at");--> statement-breakpoint
CREATE INDEX "reveal_stay" ON "reveal" USING btree ("county","stay_id","at");--> statement-breakpoint
CREATE INDEX "house_book_at" ON "house_book_event" USING btree ("county","at");--> statement-breakpoint
CREATE INDEX "house_book_lodging" ON "house_book_event" USING btree ("county","lodging_id","at");--> statement-breakpoint
CREATE INDEX "api_key_lodging" ON "api_key" USING btree ("county","lodging_id");--> statement-breakpoint
CREATE INDEX "holding_account" ON "holding" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "holding_lodging" ON "holding" USING btree ("county","lodging_id");--> statement-breakpoint
CREATE INDEX "holding_unit" ON "holding" USING btree ("county","unit_id");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "closure_lodging" ON "closure" USING btree ("county","lodging_id","from_day");--> statement-breakpoint
CREATE INDEX "lodging_township" ON "lodging" USING btree ("county","township_code");--> statement-breakpoint
CREATE INDEX "lodging_beat_beat" ON "lodging_beat" USING btree ("county","beat_id");--> statement-breakpoint
CREATE INDEX "lodging_note_lodging" ON "lodging_note" USING btree ("county","lodging_id","at");--> statement-breakpoint
CREATE INDEX "lodging_tag_tag" ON "lodging_tag" USING btree ("county","tag_id");--> statement-breakpoint
CREATE INDEX "outage_span" ON "outage" USING btree ("county","to_at");--> statement-breakpoint
CREATE INDEX "obligation_day" ON "obligation" USING btree ("county","business_day","lodging_id");--> statement-breakpoint
CREATE INDEX "report_day" ON "report" USING btree ("county","business_day","lodging_id");--> statement-breakpoint
CREATE INDEX "report_version_lodging" ON "report_version" USING btree ("county","lodging_id","business_day");--> statement-breakpoint
CREATE INDEX "stay_report" ON "stay" USING btree ("county","report_id");--> statement-breakpoint
CREATE INDEX "stay_lodging" ON "stay" USING btree ("county","lodging_id","business_day");--> statement-breakpoint
CREATE INDEX "stay_in_house" ON "stay" USING btree ("county","lodging_id","planned_check_out_at");--> statement-breakpoint
CREATE INDEX "stay_clear" ON "stay" USING btree ("county","clear_on");--> statement-breakpoint
CREATE INDEX "stay_move_stay" ON "stay_move" USING btree ("county","stay_id","at");--> statement-breakpoint
CREATE INDEX "stay_text_child" ON "stay_text" USING btree ("county","child_index");--> statement-breakpoint
CREATE INDEX "legal_hold_lodging" ON "legal_hold" USING btree ("county","lodging_id");--> statement-breakpoint
CREATE INDEX "setting_from" ON "setting" USING btree ("county","key","from_day");--> statement-breakpoint
CREATE INDEX "task_lodging" ON "task" USING btree ("county","lodging_id","opened_at");--> statement-breakpoint
CREATE INDEX "task_open" ON "task" USING btree ("county","done_at","due_at");