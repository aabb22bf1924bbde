import { sql, type SQL } from "drizzle-orm";
import type { SearchHit, SearchResult } from "#lib/protocol";
import { excerptOf } from "./excerpt.ts";
import { likePattern, readSearch, type WantedLetters, type WantedWords } from "./search-text.ts";
import type { Session } from "./session.ts";

export interface SearchRequest {
  readonly text: string;
  readonly conversationId?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

interface HitRow extends Omit<SearchHit, "excerpt"> {
  readonly [column: string]: unknown;
  /** Of the message, or the title. */
  readonly text: string;
}

/** Longer texts are searched and quoted up to here. */
const readLength = 200_000;

/** Finds what was said, in all branches of all conversations that are not deleted, and their titles. */
export class SearchQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The best first; of equals the latest. */
  async find(request: SearchRequest): Promise<SearchResult> {
    const { wanted, marks } = readSearch(request.text);
    if (wanted.by === "letters" && wanted.pieces.length === 0) return { hits: [], hasMore: false };
    const hits = wanted.by === "words" ? hitsByWords(wanted) : hitsByLetters(wanted);
    const { rows } = await this.#session.execute<HitRow>(pageOf(hits, request));
    return {
      hits: rows.slice(0, request.limit).map((row) => toHit(row, marks)),
      hasMore: rows.length > request.limit,
    };
  }
}

/** What matches, with its conversation, role, age and rank. */
function hitsByWords(wanted: WantedWords): SQL {
  const query = sql`(select ${tsquery(wanted)} as words) wanted`;
  return sql`
    select c.id, null::uuid as message_id, null::text as role, c.updated_at as at,
      ts_rank_cd(words_of(c.title), words) + 1 as rank
    from ${query}, conversations c
    where c.deleted_at is null and words_of(c.title) @@ words
    union all
    select m.conversation_id, m.id, m.role, m.created_at, ts_rank_cd(m.search, words)
    from ${query}, messages m
    where m.deleted_at is null and m.search @@ words`;
}

function hitsByLetters({ pieces }: WantedLetters): SQL {
  const holds = (text: SQL) =>
    sql.join(
      pieces.map((piece) => sql`${text} ilike ${likePattern(piece)}`),
      sql` and `,
    );
  return sql`
    select c.id, null::uuid as message_id, null::text as role, c.updated_at as at, 1 as rank
    from conversations c
    where c.deleted_at is null and ${holds(sql`c.title`)}
    union all
    select m.conversation_id, m.id, m.role, m.created_at, 0
    from messages m
    where m.deleted_at is null and m.status <> 'streaming' and ${holds(sql`m.text`)}`;
}

function pageOf(hits: SQL, { conversationId, limit, offset }: SearchRequest): SQL {
  const isWithin = conversationId === undefined ? sql`true` : sql`hits.id = ${conversationId}`;
  return sql`
    with page as (
      select hits.*, c.title, c.archived_at
      from (${hits}) hits join conversations c on c.id = hits.id and c.deleted_at is null
      where ${isWithin}
      order by hits.rank desc, hits.at desc, hits.message_id
      limit ${limit + 1} offset ${offset}
    )
    select page.id as "conversationId", page.title as "conversationTitle",
      page.archived_at is not null as "isArchived", page.message_id as "messageId", page.role,
      page.at as "createdAt", left(coalesce(m.text, page.title), ${readLength}) as text
    from page left join messages m on m.id = page.message_id
    order by page.rank desc, page.at desc, page.message_id`;
}

/** The last words stand for every word that begins with one of them. */
function tsquery({ whole, beginning, isAlternative }: WantedWords): SQL {
  const exact = sql`websearch_to_tsquery('simple', lower(${whole}))`;
  if (beginning === null) return exact;
  const begun = sql`regexp_replace(websearch_to_tsquery('simple', lower(${beginning}))::text, '''(?= |$)', ''':*', 'g')::tsquery`;
  if (whole === "") return begun;
  return isAlternative ? sql`(${exact} || ${begun})` : sql`(${exact} && ${begun})`;
}

function toHit({ text, ...row }: HitRow, marks: readonly RegExp[]): SearchHit {
  return {
    conversationId: row.conversationId,
    conversationTitle: row.conversationTitle,
    isArchived: row.isArchived,
    messageId: row.messageId,
    role: row.role,
    excerpt: excerptOf(text, marks),
    createdAt: new Date(row.createdAt).toISOString(),
  };
}
