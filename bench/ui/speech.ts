const kinds = ["warm", "small", "old", "quiet", "bright", "slow", "deep"];
const things = "stove,lamp,raven,paper,river,garden,letter,window,candle,story,kettle".split(",");
/** Sixty words, no two alike, since in a tiny model a word alone decides what follows it. */
const said = Array.from({ length: 60 }, (_, index) => `${kinds[index % 7]}-${things[index % 11]}`);

/** What the measured model says again and again: a heading, text, a list, code and a table. */
export const speech = [
  "##",
  `${said[0]}\n\n**${said[1]}**`,
  ...said.slice(2, 20),
  `${said[20]}.\n\n-`,
  `*${said[21]}*`,
  `${said[22]}\n- \`${said[23]}\``,
  `${said[24]}\n-\t${said[25]}.\n\n\`\`\`ts\nconst`,
  "fire",
  "=",
  "light({",
  "logs:",
  "3",
  "});\n```\n\n",
  ...said.slice(26, 59),
  `${said[59]}.\n\n|`,
  "day|",
  "logs|\n|---|---|\n|one|",
  "two|\n\n",
].join(" ");
