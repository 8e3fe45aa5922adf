export declare function newModule(root: string, words: readonly string[]): string[];
