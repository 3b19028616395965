/** A text that the layout hands over, in the person's language, as data-word-… on the body. */
export const word = (name: string, otherwise: string) => document.body.dataset[`word${name}`] ?? otherwise;
