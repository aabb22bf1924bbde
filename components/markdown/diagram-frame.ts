import type { Colours } from "./use-page-colours.ts";

export type Drawn =
  | { readonly svg: string; readonly width: number; readonly height: number }
  | { readonly problem: string };

/** Longer than any honest diagram takes on a slow machine. */
const patienceMs = 15_000;
const mostKept = 40;

/** A shape that is a picture with an address. The frame's policy stops it, too; here it is not even tried. */
const fetches = /@\{[^}]*\bimg\b["']?\s*:/;
const refused = { problem: "It would fetch a picture from elsewhere." };

const kept = new Map<string, Promise<Drawn>>();
let frame: Promise<HTMLIFrameElement> | undefined;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Draws a diagram in a frame that has no origin, no network and nothing of this page, one at a
 * time; what was drawn lately is remembered. Never rejects.
 */
export function drawDiagram(code: string, colours: Colours): Promise<Drawn> {
  if (fetches.test(code)) return Promise.resolve(refused);
  const key = JSON.stringify([code, colours]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const drawn = turn.then(() => ask(code, colours));
  turn = drawn;
  kept.set(key, drawn);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return drawn;
}

async function ask(code: string, colours: Colours): Promise<Drawn> {
  frame ??= openFrame();
  const opened = await frame;
  const { port1, port2 } = new MessageChannel();
  const answer = Promise.withResolvers<Drawn>();
  port1.addEventListener("message", ({ data }) => answer.resolve(toDrawn(data)));
  port1.start();
  // The frame has no origin that could be named; what it is told is the diagram alone.
  opened.contentWindow?.postMessage({ code, colours }, "*", [port2]);
  const timer = setTimeout(() => {
    opened.remove();
    frame = undefined;
    answer.resolve({ problem: "It took too long." });
  }, patienceMs);
  const drawn = await answer.promise;
  clearTimeout(timer);
  port1.close();
  return drawn;
}

function openFrame(): Promise<HTMLIFrameElement> {
  const element = document.createElement("iframe");
  element.src = "/diagram-frame";
  element.setAttribute("sandbox", "allow-scripts");
  element.setAttribute("aria-hidden", "true");
  element.tabIndex = -1;
  element.title = "Diagrams are drawn here";
  // It must have a size, or letters could not be measured in it.
  element.className = "pointer-events-none invisible fixed top-0 left-0 -z-10 h-200 w-300";
  const opened = Promise.withResolvers<HTMLIFrameElement>();
  element.addEventListener("load", () => opened.resolve(element), { once: true });
  document.body.append(element);
  return opened.promise;
}

/** The frame is not trusted: what it says becomes a picture or a sentence, or nothing. */
function toDrawn(data: unknown): Drawn {
  const said = (name: string): unknown => Reflect.get(Object(data), name);
  const [svg, width, height, problem] = ["svg", "width", "height", "problem"].map(said);
  const isPicture = typeof svg === "string" && isLength(width) && isLength(height);
  if (isPicture) return { svg, width, height };
  return { problem: typeof problem === "string" ? problem : "Nothing was drawn." };
}

const isLength = (length: unknown): length is number => typeof length === "number" && length > 0;
