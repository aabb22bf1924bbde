/** For programs of the system and of Postgres: messages in English, and none of our variables. */
export const plainEnv: NodeJS.ProcessEnv = {
  LC_ALL: "C",
  PATH: "/usr/bin:/bin",
  NODE_ENV: "production",
};
