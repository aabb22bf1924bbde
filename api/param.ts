import { z } from "zod";

/** Ids in the one spelling that the database gives them back. */
export const idParam = z.uuid().toLowerCase();

/** The parameters of `/api/…/{id}`. */
export const idParams = z.object({ id: idParam });
