// A failure that the person at the keyboard can mend: its message is one sentence and needs no stack.

export class Sentence extends Error {}
