import { fold, plain } from "./fold.ts";

/**
 * Words that hold questions together without saying what they are about, in the languages most
 * household libraries are in. They are searched for like others; only the judgement whether a passage
 * answers passes them over.
 */
const lists = [
  // English
  `a about above after again all also am an and any are as at be because been before being between
  both but by can cannot could d did do does doing don done down during each else ever every few find for
  from further get give given go had happen happens has have having he her here hers him his how i if in
  into is it its itself just know let ll many may me might mine more most much must my need no nor not
  now of off on once one only or other our out over own please re s said same say says she should so some
  such t tell than that the their them then there these they thing things this those through to too under
  until up upon us use used using ve very want was way ways we were what when where whether which while
  who whom whose why will with would you your yours explain describe mean means`,
  // French
  `au aucun aussi autre aux avec avoir c ce cela ces cet cette ceux chez comme comment d dans de des dit
  donc dont du elle elles en entre est et etait etre eu faire fait faut fut il ils j je l la le les leur
  lui m ma mais me meme mes moi mon n ne nous on ont ou par pas peut plus pour pourquoi qu quand que quel
  quelle quelles quels qui quoi s sa sans se sera ses si son sont sous sur t ta te tes toi ton tout tous
  toute tres tu un une vous y`,
  // German
  `aber als am an auch auf aus bei bin bis bist da damit dann das dass dein dem den der des dich die dies
  diese dieser dieses dir doch dort du durch ein eine einem einen einer eines er es euch fur gegen gibt
  hab habe haben hat hatte ich ihm ihn ihr im in ist ja jede kann kein keine konnen man mehr mein mich
  mir mit muss nach nicht noch nur ob oder ohne sein seine sich sie sind so soll uber um und uns unter
  vom von vor wann war waren warum was weil welche welcher welches wenn wer werden wie wieso wir wird wo
  zu zum zur`,
  // Spanish, Portuguese, Italian
  `al algo ante como con cual cuales cuando cuanto de del desde donde e el ella ellos en entre era es esa
  ese eso esta este esto fue ha hay la las lo los mas me mi mucho muy no nos o para pero por porque que
  quien quienes se ser si sin sobre son su sus te tiene todo tu un una uno unos y ya yo
  ao aos as com da das do dos em essa esse isso isto mais mas na nas nem no nos os ou pela pelo qual quais
  quando quem sao seu sua tem um uma voce
  agli ai alla alle anche c che chi ci come cosa cui da dal dalla degli dei della delle dello di dove e
  fra gli ha hanno ho i il in io l le lei loro lui ma mi nei nel nella non o per perche piu quale quali
  quando quanto questo se si sono sta su sul sulla tra un una uno vi`,
  // Dutch, Swedish, Danish, Norwegian
  `aan als bij dan dat de deze die dit doen door een en er haar hebben heeft het hij hoe hun ik in is kan
  maar me meer met mijn naar niet nog of om ook op over te tot uit van veel voor waar waarom wanneer was
  wat we welke werd wie wij worden zal ze zich zijn zo zou
  af alla att av blev bli da de den denna der det detta dig du eller en er et ett for fra fran ha han har
  hon hur hvad hvem hvor hvordan hvorfor i ikke inte jag jeg kan man med mig min nar och og om pa sa sig
  ska skal som til till under vad var varfor vem vi vil vill`,
  // Russian
  `а бы был была были было быть в вам вас во вот все всех вы где да для до его ее если есть еще же за и
  из или им их к как какая какие какой когда кто ли мне мы на над надо не него нее нет ни них но о об он
  она они оно от по под почему при с себя со так такое там то тоже только ты у уже чего чем что чтобы эта
  эти это этот я`,
  // Arabic
  `في من على الى عن مع هذا هذه ذلك تلك التي الذي الذين هو هي هم ما ماذا متى اين كيف لماذا هل كم اي ان او
  ثم قد لا لم لن كان كانت يكون كل بين بعد قبل عند و ف ب ل ك`,
];

const words = new Set(lists.flatMap((list) => list.split(/\s+/u)).map((word) => fold(plain(word))));
const kanaOrParticle = /^[\p{Script=Hiragana}\u30fc]+$/u;

/** True for a word that says nothing of what a text is about; Japanese written in Hiragana counts as such. */
export function isFunctionWord(word: string): boolean {
  const folded = fold(plain(word));
  return words.has(folded) || kanaOrParticle.test(folded);
}
