/** Where a command reads and says things. */
export interface CommandSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  say(line: string): void;
  /** Asks the operator. Absent where nobody can answer. */
  ask?(question: string): Promise<string>;
}

/** One word of `spbe-server`, in its own file. */
export interface Command {
  /** The first word, for example "migrate". */
  readonly name: string;
  /** What `spbe-server help` says of it: the first line in a few words, further lines are its options. */
  readonly help: string;
  /**
   * @param words what stands behind the name
   * @returns the exit code: 0 done and sound, 1 findings
   * @throws Error with the cause and the cure when the command could not do its work
   */
  run(words: readonly string[], surroundings: CommandSurroundings): Promise<number>;
}
