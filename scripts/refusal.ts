/** Nothing was written; the words say why and what to do instead. */
export class Refusal extends Error {}
