/**
 * Four small books of our own, in three languages, for tests that search: by their paths in the
 * library, what is in them.
 */
export const kitchenBooks = {
  "kitchen/bread.md": `---
title: The Kettle Book of Bread
author: Ada Hob
lang: en-GB
---

# Rising

Dough rises because yeast eats the sugar in flour and breathes out gas, which the dough holds in
small bubbles. A warm kitchen makes it rise in an hour; in a cold larder it takes a night.

# Baking

Put the loaf into an oven as hot as it will go. After ten minutes turn the heat down. A loaf that
sounds hollow when you knock on its bottom is done.
`,
  "garden/tomatoes.md": `---
title: Tomatoes Against the Wall
author: Bert Spade
lang: en
---

# Planting

Set the young plants out after the last frost, deep enough that the stem roots. They want a wall that
faces south and water at their feet, never on their leaves.

# Blight

Brown spots that spread in wet summers are blight. Take the sick leaves off and burn them.
`,
  "cuisine/soupe.md": `---
title: La soupe de ma grand-mère
author: Zoé Marmite
lang: fr
---

# Le bouillon

Faites cuire les oignons doucement dans le beurre jusqu'à ce qu'ils soient dorés, puis versez le
bouillon et laissez mijoter une heure.
`,
  "dashi.md": `---
title: だしの本
author: 台所花子
lang: ja
---

# 昆布

昆布を水に三十分つけてから、弱火でゆっくり温めます。沸騰する前に昆布を取り出してください。
`,
} as const;
