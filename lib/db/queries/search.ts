import { sql, type SQL } from "drizzle-orm";
import type { SearchHit, SearchResult } from "#lib/protocol";
import { matchEnd, matchStart, piecesAround, piecesOfMarked } from "./excerpt.ts";
import { likePattern, readSearch, type LetterQuery, type WordQuery } from "./search-text.ts";
import type { Session } from "./session.ts";

export interface Search {
  readonly text: string;
  readonly conversationId?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

interface HitRow extends Record<string, unknown> {
  readonly conversationId: string;
  readonly conversationTitle: string;
  readonly isArchived: boolean;
  readonly messageId: string | null;
  readonly role: "user" | "assistant" | null;
  readonly createdAt: string;
  /** With marks, or the text itself when it was looked for by letters. */
  readonly excerpt: string;
}

/** Longer texts are searched and quoted up to here. */
const readLength = 200_000;

const headline = [
  `StartSel=${matchStart}`,
  `StopSel=${matchEnd}`,
  "MaxFragments=2",
  "MinWords=8",
  "MaxWords=24",
  'FragmentDelimiter=" … "',
].join(", ");

/** Finds what was said, in all branches of all conversations that are not deleted, and their titles. */
export class SearchQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The best first; of equals the latest. */
  async find(search: Search): Promise<SearchResult> {
    const query = readSearch(search.text);
    if (query.by === "letters" && query.pieces.length === 0) return { hits: [], hasMore: false };
    const statement = query.by === "words" ? byWords(query, search) : byLetters(query, search);
    const rows = await this.#session.execute<HitRow>(statement);
    const hits = rows.slice(0, search.limit).map((row) => toHit(row, query));
    return { hits, hasMore: rows.length > search.limit };
  }
}

function byWords(query: WordQuery, { conversationId, limit, offset }: Search): SQL {
  return sql`
    with wanted as materialized (select ${tsquery(query)} as words),
    hits as (
      select c.id, null::uuid as message_id, null::text as role, c.updated_at as at,
        c.title as text, ts_rank_cd(words_of(c.title), words) + 1 as rank
      from wanted, conversations c
      where c.deleted_at is null and words_of(c.title) @@ words ${within(sql`c.id`, conversationId)}
      union all
      select m.conversation_id, m.id, m.role, m.created_at, null,
        ts_rank_cd(m.search, words)
      from wanted, messages m
      where m.deleted_at is null and m.search @@ words ${within(sql`m.conversation_id`, conversationId)}
    ),
    page as (
      select hits.*, c.title, c.archived_at
      from hits join conversations c on c.id = hits.id and c.deleted_at is null
      order by hits.rank desc, hits.at desc, hits.message_id
      limit ${limit + 1} offset ${offset}
    )
    select ${columns},
      ts_headline('simple', translate(left(coalesce(page.text, m.text), ${readLength}), ${matchStart + matchEnd}, ''), words, ${headline}) as excerpt
    from wanted, page left join messages m on m.id = page.message_id
    order by page.rank desc, page.at desc, page.message_id`;
}

function byLetters({ pieces }: LetterQuery, { conversationId, limit, offset }: Search): SQL {
  const holds = (text: SQL) =>
    sql.join(
      pieces.map((piece) => sql`${text} ilike ${likePattern(piece)}`),
      sql` and `,
    );
  return sql`
    with hits as (
      select c.id, null::uuid as message_id, null::text as role, c.updated_at as at, 1 as rank
      from conversations c
      where c.deleted_at is null and ${holds(sql`c.title`)} ${within(sql`c.id`, conversationId)}
      union all
      select m.conversation_id, m.id, m.role, m.created_at, 0
      from messages m
      where m.deleted_at is null and m.status <> 'streaming' and ${holds(sql`m.text`)}
        ${within(sql`m.conversation_id`, conversationId)}
    ),
    page as (
      select hits.*, c.title, c.archived_at
      from hits join conversations c on c.id = hits.id and c.deleted_at is null
      order by hits.rank desc, hits.at desc, hits.message_id
      limit ${limit + 1} offset ${offset}
    )
    select ${columns}, coalesce(m.text, page.title) as excerpt
    from page left join messages m on m.id = page.message_id
    order by page.rank desc, page.at desc, page.message_id`;
}

const columns = sql`page.id as "conversationId", page.title as "conversationTitle",
  page.archived_at is not null as "isArchived", page.message_id as "messageId", page.role,
  page.at as "createdAt"`;

function within(column: SQL, conversationId: string | undefined): SQL {
  return conversationId === undefined ? sql`` : sql`and ${column} = ${conversationId}`;
}

/** The last word stands for every word that begins with it; what it is made of is Postgres's to say. */
function tsquery({ whole, beginning, isAlternative }: WordQuery): SQL {
  const exact = sql`websearch_to_tsquery('simple', ${whole})`;
  if (beginning === null) return exact;
  const begun = sql`regexp_replace(websearch_to_tsquery('simple', ${beginning})::text, '''(?= |$)', ''':*', 'g')::tsquery`;
  if (whole === "") return begun;
  return isAlternative ? sql`(${exact} || ${begun})` : sql`(${exact} && ${begun})`;
}

function toHit({ excerpt, ...row }: HitRow, query: WordQuery | LetterQuery): SearchHit {
  return {
    conversationId: row.conversationId,
    conversationTitle: row.conversationTitle,
    isArchived: row.isArchived,
    messageId: row.messageId,
    role: row.role,
    excerpt: query.by === "words" ? piecesOfMarked(excerpt) : piecesAround(excerpt, query.pieces),
    createdAt: new Date(row.createdAt).toISOString(),
  };
}
