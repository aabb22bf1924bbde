const words = (
  "water fire stone river winter bread garden letter window candle harbour mountain valley thread needle " +
  "kettle lantern ladder orchard saddle timber barrel copper feather meadow hollow shelter signal anchor " +
  "gather carry follow measure answer remember build mend weave plant harvest boil freeze melt bend climb " +
  "slowly early often never always under over beside beyond against between quiet heavy narrow bitter warm"
).split(" ");

/** A Markdown book of about so many passages, none of which says the same as another. */
export function madeBook(passages: number, seed: number): string {
  const random = dice(seed);
  const sentence = () => {
    const said = Array.from({ length: 14 }, () => words[random(words.length)] ?? "").join(" ");
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 13 }, sentence).join(" ");
  const chapters = Array.from({ length: Math.ceil(passages / 10) }, (_, chapter) =>
    [`# Chapter ${chapter + 1}`, ...Array.from({ length: 9 }, paragraph)].join("\n\n"),
  );
  return `---\ntitle: Made book ${seed}\n---\n\n${chapters.join("\n\n")}\n`;
}

function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
