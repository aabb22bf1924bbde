CREATE TABLE "library_documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"hash" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"format" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"title" text NOT NULL,
	"creators" text[] DEFAULT '{}' NOT NULL,
	"language" text,
	"year" integer,
	"licence" text,
	"direction" text DEFAULT 'ltr' NOT NULL,
	"corrections" jsonb,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"problem" jsonb,
	"notices" text[] DEFAULT '{}' NOT NULL,
	"contents" jsonb,
	"sections" integer DEFAULT 0 NOT NULL,
	"words" integer DEFAULT 0 NOT NULL,
	"passages" integer DEFAULT 0 NOT NULL,
	"embedded" integer DEFAULT 0 NOT NULL,
	"read_by" integer DEFAULT 0 NOT NULL,
	"read_hash" text,
	"has_cover" boolean DEFAULT false NOT NULL,
	"pictures" jsonb,
	"removed_at" timestamp with time zone,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "library_documents_hash" UNIQUE("hash"),
	CONSTRAINT "library_documents_hash_form" CHECK ("library_documents"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "library_documents_state" CHECK ("library_documents"."state" in ('queued', 'reading', 'text-ready', 'ready', 'failed')),
	CONSTRAINT "library_documents_problem" CHECK (("library_documents"."problem" is not null) = ("library_documents"."state" = 'failed'))
);
--> statement-breakpoint
CREATE TABLE "library_files" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "library_files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"root" text NOT NULL,
	"path" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"modified_ms" double precision NOT NULL,
	"document_id" uuid,
	"problem" jsonb,
	"reads" integer DEFAULT 0 NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "library_files_path" UNIQUE("root","path")
);
--> statement-breakpoint
CREATE TABLE "library_passages" (
	"document_id" uuid NOT NULL,
	"id" text NOT NULL,
	"place" integer NOT NULL,
	"section" integer NOT NULL,
	"start" integer NOT NULL,
	"end_offset" integer NOT NULL,
	"headings" text[] NOT NULL,
	"page" integer,
	"language" text,
	"tokens" integer NOT NULL,
	"text_hash" text NOT NULL,
	"embedded_in" text,
	CONSTRAINT "library_passages_document_id_id_pk" PRIMARY KEY("document_id","id")
);
--> statement-breakpoint
CREATE TABLE "library_places" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"section" integer NOT NULL,
	"text_offset" integer NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "library_sections" (
	"document_id" uuid NOT NULL,
	"section" integer NOT NULL,
	"title" text,
	"text" text NOT NULL,
	"blocks" jsonb NOT NULL,
	"words" integer NOT NULL,
	CONSTRAINT "library_sections_document_id_section_pk" PRIMARY KEY("document_id","section")
);
--> statement-breakpoint
ALTER TABLE "runs" DROP CONSTRAINT "runs_state";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "library" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "library" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sources" jsonb;--> statement-breakpoint
ALTER TABLE "library_files" ADD CONSTRAINT "library_files_document_id_library_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."library_documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_passages" ADD CONSTRAINT "library_passages_document_id_library_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."library_documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_places" ADD CONSTRAINT "library_places_document_id_library_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."library_documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_sections" ADD CONSTRAINT "library_sections_document_id_library_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."library_documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "library_documents_by_state" ON "library_documents" USING btree ("state");--> statement-breakpoint
CREATE INDEX "library_documents_by_age" ON "library_documents" USING btree ("added_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "library_files_by_document" ON "library_files" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "library_passages_by_id" ON "library_passages" USING btree ("id");--> statement-breakpoint
CREATE INDEX "library_passages_by_text" ON "library_passages" USING btree ("text_hash");--> statement-breakpoint
CREATE INDEX "library_passages_by_place" ON "library_passages" USING btree ("document_id","place");--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_state" CHECK ("runs"."state" in ('queued', 'searching', 'loading', 'reading', 'thinking', 'writing', 'tool', 'done', 'stopped', 'failed'));