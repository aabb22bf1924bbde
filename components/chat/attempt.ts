import { sentenceOf } from "../data/request.ts";
import { toast } from "../ui/toasts.ts";

/** Does what was asked for in passing, and says why when it is refused. */
export function attempt(act: () => Promise<unknown>): void {
  act().catch((error: unknown) => toast({ text: sentenceOf(error) }));
}
