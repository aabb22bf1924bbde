import { request } from "./request.ts";

/**
 * Tells the server which branch is looked at, so that the next opening shows it, on any device.
 * While one telling is under way only the latest wish waits. Failing is no reason to disturb anybody.
 */
export class LeafKeeper {
  readonly #path: string;
  #wish: string | undefined;
  #isUnderWay = false;

  constructor(conversationId: string) {
    this.#path = `/api/conversations/${conversationId}/leaf`;
  }

  keep(messageId: string) {
    this.#wish = messageId;
    if (!this.#isUnderWay) void this.#tell();
  }

  async #tell(): Promise<void> {
    this.#isUnderWay = true;
    for (let messageId = this.#wish; messageId !== undefined; messageId = this.#wish) {
      this.#wish = undefined;
      // It survives the page: whoever chooses a branch and reloads at once means it.
      await request(this.#path, { method: "PUT", body: { messageId }, keepalive: true }).catch(
        () => undefined,
      );
    }
    this.#isUnderWay = false;
  }
}
