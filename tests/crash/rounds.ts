import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { dice, type Dice } from "../support/dice.ts";
import { OwnApi } from "../support/own-api.ts";
import { check, type Looked } from "./check.ts";
import { Follower } from "./follower.ts";
import { Ledger } from "./ledger.ts";
import { Person, type Counts } from "./person.ts";
import { openVictims, type Target, type Victims } from "./victims.ts";

export interface Rounds {
  readonly kills: number;
  readonly seed: number;
  /** Told after each kill that everything survived. */
  readonly onRound?: (line: string) => void;
}

export interface Report extends Counts {
  readonly kills: Readonly<Record<Target, number>>;
  readonly conversations: number;
  readonly messages: number;
  readonly brokenOff: number;
  readonly runs: Readonly<Record<string, number>>;
  readonly events: number;
  /** How often a follower lost its line and came back to where it was. */
  readonly returns: number;
}

const people = 3;
/** A conversation is given up for a new one after so many kills, so that checking stays quick. */
const killsPerConversation = 10;
const longestLifeMs = 2_500;
const settleLimitMs = 60_000;

/**
 * Lets people talk with a Hearth, kills it or its Postgres at a random moment, brings it back, and
 * checks that nothing promised is lost, nothing is there twice and nothing is left without an end;
 * again and again. The seed decides who is killed, what is done and when; what is hit is up to the machine.
 *
 * @throws Error with the number of the kill and what was wrong after it.
 */
export async function runRounds({ kills, seed, onRound }: Rounds): Promise<Report> {
  await using victims = await openVictims();
  const roll = dice(seed);
  // Of their own: how often people roll depends on how much they have time for.
  const rollTarget = dice(seed);
  const counts: Counts = { promised: 0, refused: 0, uncertain: 0 };
  const killed: Record<Target, number> = { web: 0, postgres: 0, both: 0 };
  const looked: Looked[] = [];
  let returns = 0;
  for (let kill = 0; kill < kills;) {
    await using scene = await openScene(victims, roll, counts);
    let found: Looked | undefined;
    for (const end = Math.min(kills, kill + killsPerConversation); kill < end; kill += 1) {
      const target = chooseTarget(rollTarget);
      found = await scene.survive(target).catch((cause: unknown) => {
        throw new Error(`After kill ${kill + 1} (${target}, seed ${seed}): ${String(cause)}`, {
          cause,
        });
      });
      killed[target] += 1;
      onRound?.(`${kill + 1} ${target}: ${found.messages} messages, ${found.events} events`);
    }
    if (found !== undefined) looked.push(found);
    returns += scene.follower.returns;
  }
  return { ...counts, ...summed(looked), kills: killed, conversations: looked.length, returns };
}

/** Postgres takes some seconds to come back, so it is killed less often. */
function chooseTarget(roll: Dice): Target {
  const place = roll(20);
  if (place < 14) return "web";
  return place < 19 ? "postgres" : "both";
}

/** One conversation with the people who talk in it and a tab that follows. */
async function openScene(victims: Victims, roll: Dice, counts: Counts) {
  const api = new OwnApi(victims.url);
  const ledger = new Ledger(randomUUID());
  const persons = Array.from({ length: people }, () => new Person({ api, ledger, roll, counts }));
  const { message, answer } = await api.say(ledger.conversationId);
  ledger.promise(
    { id: message.id, parentId: null, role: "user", text: message.text },
    { id: answer.id, parentId: message.id, role: "assistant", text: undefined },
  );
  const follower = new Follower(api, ledger.conversationId);
  const following = follower.run();
  // A snapshot holds the texts of one branch only: it must come before there are others.
  await follower.stateAt(1, settleLimitMs);
  const close = async () => {
    follower.close();
    await following;
  };

  const survive = async (target: Target): Promise<Looked> => {
    let isOver = false;
    const acting = Promise.all(persons.map((person) => person.actUntil(() => isOver)));
    await wait(roll(longestLifeMs));
    const dying = victims.kill(target);
    isOver = true;
    await dying;
    await Promise.race([Promise.all([acting, victims.revive()]), following]);
    // What a dead process was writing has to end without anybody's asking.
    await settle(victims, ledger, target === "postgres" ? api : undefined);
    await persons[0]?.sendAgain();
    await settle(victims, ledger, api);
    return await Promise.race([check(victims.db, ledger, follower), following.then(unreachable)]);
  };
  return { survive, follower, [Symbol.asyncDispose]: close };
}

function unreachable(): never {
  throw new Error("A follower follows until it is closed.");
}

/** Waits until nothing is being written; with a way to ask, it asks for that. */
async function settle(
  victims: Victims,
  { conversationId }: Ledger,
  api: OwnApi | undefined,
): Promise<void> {
  const deadline = performance.now() + settleLimitMs;
  for (;;) {
    const live = await victims.db.runs.listLiveIn(conversationId);
    if (live.length === 0) return;
    if (performance.now() > deadline) throw new Error(`${live.length} runs have no end.`);
    await Promise.all(
      live.map(async ({ messageId }) => await api?.ask("POST", `/api/messages/${messageId}/stop`)),
    );
    await wait(50);
  }
}

function summed(
  all: readonly Looked[],
): Pick<Report, "messages" | "brokenOff" | "runs" | "events"> {
  const runs: Record<string, number> = {};
  for (const looked of all) {
    for (const [state, count] of Object.entries(looked.runs))
      runs[state] = (runs[state] ?? 0) + count;
  }
  const sum = (of: (looked: Looked) => number) =>
    all.reduce((total, looked) => total + of(looked), 0);
  return {
    messages: sum(({ messages }) => messages),
    brokenOff: sum(({ brokenOff }) => brokenOff),
    events: sum(({ events }) => events),
    runs,
  };
}
