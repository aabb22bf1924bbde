import { sql } from "drizzle-orm";

/** The ids of a message and of everything below it that is not deleted, as a subquery. */
export function below(id: string) {
  return sql`(
    with recursive below (id, conversation_id) as (
      select id, conversation_id from messages where id = ${id} and deleted_at is null
      union all
      select child.id, child.conversation_id
      from below join messages child
        on child.conversation_id = below.conversation_id and child.parent_id = below.id
      where child.deleted_at is null
    )
    select id from below
  )`;
}
