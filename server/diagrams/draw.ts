/** What the frame is asked: a diagram's source, and the page's colours as Mermaid calls them. */
interface Asked {
  readonly code: string;
  readonly colours: Readonly<Record<string, string>>;
}

interface Mermaid {
  initialize(config: object): void;
  render(id: string, code: string): Promise<{ readonly svg: string }>;
}

declare global {
  var mermaid: Mermaid;
}

/**
 * Runs within the frame, where its text is sent as it stands: it must not use anything from outside
 * of itself. Answers each question on the port that came with it, with a picture or a problem.
 */
export function draw(config: object): void {
  addEventListener("message", ({ data, ports: [port] }: MessageEvent<Asked>) => {
    picture(data).then(
      (drawn) => port?.postMessage(drawn),
      (error: unknown) => port?.postMessage({ problem: String(error) }),
    );
  });

  async function picture({ code, colours }: Asked) {
    mermaid.initialize(Object.assign({}, config, { themeVariables: colours }));
    const { svg } = await mermaid.render("diagram", code);
    const holder = document.createElement("div");
    holder.innerHTML = svg;
    const image = holder.querySelector("svg");
    if (image === null) throw new Error("Nothing was drawn.");
    const { width, height } = image.viewBox.baseVal;
    image.setAttribute("width", String(width));
    image.setAttribute("height", String(height));
    image.style.maxWidth = "";
    // What HTML forgives, a picture of XML does not: it is written anew, with every tag closed.
    return { svg: new XMLSerializer().serializeToString(image), width, height };
  }
}
