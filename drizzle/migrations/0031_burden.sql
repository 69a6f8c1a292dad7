CREATE TABLE "burden_count" (
	"county" text NOT NULL,
	"business_day" date NOT NULL,
	"kind" text NOT NULL,
	"seconds" integer NOT NULL,
	"taps" integer NOT NULL,
	"keys" integer NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "burden_count_county_business_day_kind_seconds_taps_keys_pk" PRIMARY KEY("county","business_day","kind","seconds","taps","keys"),
	CONSTRAINT "burden_count_county_code" CHECK (county ~ '^[0-9]{6}$'),
	CONSTRAINT "burden_kind" CHECK (kind in ('nil', 'guests', 'closed')),
	CONSTRAINT "burden_range" CHECK (seconds between 0 and 1800 and taps between 0 and 500 and keys between 0 and 3000)
);
